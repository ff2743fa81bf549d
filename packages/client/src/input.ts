import type { Body, CallRow, OperationId, PathParameters, Query, Success } from '@dli-connections/contract';

type Flat<T> = { [K in keyof T]: T[K] };

/** Nothing to add where an operation has no such part. */
type Part<T> = [T] extends [never] ? unknown : T;

/**
 * What a method takes: path parameters (except `project_id`, which the client knows), query parameters and body
 * properties at one level, named as on the wire.
 */
export type OperationInput<Op extends OperationId> = Flat<
  Omit<PathParameters<Op>, 'project_id'> & Part<Query<Op>> & Part<Body<Op>>
>;

/** What a method resolves to: the body of the documented success. */
export type OperationResult<Op extends OperationId> = Success<Op>['body'];

/** The parts of a request, as openapi-fetch takes them. */
export interface RequestInput {
  path: string;
  params: { query: Record<string, unknown> };
  /** As JSON. */
  body: string | undefined;
}

/** What sorts the flat inputs of an operation into path, query and body; it throws a TypeError for what cannot be sent. */
export function splitterOf([, general, , , body, ...names]: CallRow, project_id: string) {
  const template = general.replace('{project_id}', encodeURIComponent(project_id));
  return (input: unknown): RequestInput => {
    if (!isObject(input)) throw new TypeError('the input must be an object');
    const taken = [...names];
    const path = template.replace(/{(\w+)}/g, (_, name) => {
      taken.push(name);
      return encodeURIComponent(checkSegment(name, input[name]));
    });
    const rest = Object.entries(input).filter(([name]) => !taken.includes(name));
    const [left] = rest;
    if (body === 'none' && left) throw new TypeError(`there is no field ${JSON.stringify(left[0])}`);
    const query = Object.fromEntries(names.map((name) => [name, input[name]]));
    return {
      path,
      params: { query },
      body: body === 'required' || left ? JSON.stringify(Object.fromEntries(rest)) : undefined,
    };
  };
}

/**
 * A value that stays one segment of a path, or a TypeError. Everything but these few is safe percent-encoded: URL
 * parsers drop empty and dot segments, even encoded ones, so the request would go to another path.
 */
export function checkSegment(name: string, value: unknown): string {
  if (typeof value !== 'string' || !value.isWellFormed()) throw new TypeError(`${name} must be a well-formed string`);
  if (/^\.{0,2}$/.test(value)) throw new TypeError(`${name} must not be ${JSON.stringify(value)}`);
  return value;
}

/** Whether a value is an object with named fields, as JSON knows it. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
