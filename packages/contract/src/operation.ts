import type { ParameterShape } from '@dli-connections/document/parameter';
import type { Reading } from '@dli-connections/document/reading';

export type { ParameterShape, Reading };

/** Limits to the content of a body, a quarter above the largest legal one. */
export interface BodyLimits {
  /** Levels of objects and arrays inside each other. */
  readonly depth: number;
  /** Values inside of others, in all. An empty object or array counts for one more. */
  readonly values: number;
  /** Names of one object. */
  readonly names: number;
  /** Length of one string or name, in bytes as sent. */
  readonly text: number;
}

/** The parts of a request that hold parameters by name. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** The reading of each parameter of a place, by its name. */
export type ParameterShapes = { readonly [name: string]: ParameterShape };

/** One row of the operation table: everything that a program needs to know of an operation at run time. */
export interface OperationShape {
  /** HTTP method, upper case. */
  readonly method: string;
  /** Path template, with `{parameter}` segments. */
  readonly path: string;
  /** The reading of each parameter, by place and name; the rest of an input is the body. */
  readonly parameters: {
    readonly path: ParameterShapes;
    readonly query: ParameterShapes;
    readonly header?: ParameterShapes;
    readonly cookie?: ParameterShapes;
  };
  /** `null` without a body. `maxBytes` counts bytes as sent, `maxItems` the entries of each limited list. */
  readonly body: {
    /** One of JSON, in lower case. */
    readonly mediaType: string;
    readonly required: boolean;
    readonly maxBytes: number;
    readonly limits: BodyLimits;
    readonly maxItems?: { readonly [property: string]: number };
  } | null;
  /** Security schemes of which one must be satisfied. */
  readonly security: readonly string[];
  /** Documented statuses, each with the fields that its answer always has; `null` for an answer without a body. */
  readonly responses: { readonly [status: string]: readonly string[] | null };
}

/** The whole table. */
export type OperationTable = Readonly<Record<string, OperationShape>>;
