import type { OperationTable } from './operation.ts';

/** A violation in Ajv's terms. For a `not`, `params.not` is the schema that must not hold. */
export interface Violation {
  /** JSON pointer to the offending value, from the root of the part. */
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
  /** The name that a rule about names refuses. */
  propertyName?: string;
}

/** Checks a value; after `false`, `errors` has the reasons. */
export interface Validate {
  (value: unknown): boolean;
  errors?: Violation[] | null;
}

/** The same rules twice: `first` stops at the first violation (bounded work), `all` collects every one. */
export interface Check {
  first: Validate;
  all: Validate;
}

/** The checks of an operation, by part. */
export interface OperationValidators {
  path: Check;
  query: Check;
  /** Absent if the operation has no parameters there. */
  header?: Check;
  cookie?: Check;
  /** Absent if the operation takes no body. */
  body?: Check;
  responses: Readonly<Record<string, Check>>;
}

/** The checks of every operation, by operationId. */
export type Validators = Readonly<Record<string, OperationValidators>>;

/** The contract at run time, for servers and for tests of them. */
export interface Contract {
  operations: OperationTable;
  validators: Validators;
}
