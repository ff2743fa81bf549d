import type { operations as OperationTypes } from './generated/openapi.ts';
import type { operations } from './generated/operations.ts';
import type { ParameterPlace } from './operation.ts';

/** The vendor's names of all operations, in lower camel case. */
export type OperationId = keyof OperationTypes;

type ParametersIn<Op extends OperationId, Place extends ParameterPlace> = OperationTypes[Op]['parameters'] extends {
  [K in Place]?: infer P;
}
  ? [NonNullable<P>] extends [never]
    ? unknown
    : NonNullable<P>
  : unknown;

/** Path parameters of an operation. */
export type PathParameters<Op extends OperationId> = ParametersIn<Op, 'path'>;

/** Query parameters of an operation. */
export type Query<Op extends OperationId> = ParametersIn<Op, 'query'>;

/** The parameters in headers or cookies, where an operation has some. */
type InputIn<Op extends OperationId, Place extends 'header' | 'cookie'> =
  unknown extends ParametersIn<Op, Place> ? unknown : { readonly [Part in Place]: ParametersIn<Op, Place> };

/** The query of an operation as a handler gets it: parameters with a default are always there. */
type FilledQuery<Op extends OperationId> = Query<Op> & {
  readonly [Name in keyof Query<Op> as Name extends Defaulted<Op> ? Name : never]-?: NonNullable<Query<Op>[Name]>;
};

type Defaulted<Op extends OperationId> = {
  [Name in keyof QueryTable<Op>]: QueryTable<Op>[Name] extends { default: unknown } ? Name : never;
}[keyof QueryTable<Op>];

type QueryTable<Op extends OperationId> = (typeof operations)[Op]['parameters']['query'];

/** JSON body that an operation takes; `never` where it takes none. */
export type Body<Op extends OperationId> =
  NonNullable<OperationTypes[Op]['requestBody']> extends { content: { 'application/json': infer B } } ? B : never;

/** Nothing to add where an operation has no such part. */
type Part<T> = [T] extends [never] ? unknown : T;

/** An input in which each field that may be left out may be `undefined` too, as JSON leaves it out then. */
type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { [K in keyof T]: object extends Pick<T, K> ? Loose<T[K]> | undefined : Loose<T[K]> }
    : T;

/** The input of an operation for callers: parameters, except `project_id`, and body properties at one level. */
export type FlatInput<Op extends OperationId> = Loose<
  Omit<PathParameters<Op>, 'project_id'> & Part<Query<Op>> & Part<Body<Op>>
>;

/** The input of an operation as a handler gets it: its parts, each valid by the contract. */
export type Input<Op extends OperationId> = {
  readonly path: PathParameters<Op>;
  readonly query: FilledQuery<Op>;
} & InputIn<Op, 'header'> &
  InputIn<Op, 'cookie'> &
  ([Body<Op>] extends [never] ? unknown : { readonly body: Body<Op> });

type Responses<Op extends OperationId> = OperationTypes[Op]['responses'];

/** An answer of an operation: a documented status with the body that belongs to it. Nothing else compiles. */
export type Answer<Op extends OperationId> = {
  [Status in keyof Responses<Op> & number]: {
    readonly status: Status;
    readonly body: Responses<Op>[Status] extends { content: { 'application/json': infer B } } ? B : undefined;
  };
}[keyof Responses<Op> & number];

/** The answers of an operation that mean success by their status. */
export type Success<Op extends OperationId> = Extract<Answer<Op>, { status: 200 | 201 | 204 }>;

/** The body of the documented success of an operation. */
export type ResultOf<Op extends OperationId> = Success<Op>['body'];

/** One member per operation of the spec: a new operation does not compile until it is handled. */
export type Handlers = {
  [Op in OperationId]: (input: Input<Op>) => Answer<Op> | Promise<Answer<Op>>;
};
