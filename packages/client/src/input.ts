import type { CallRow, OperationId } from '@dli-connections/contract';
import type { Inputs, Results } from '@dli-connections/contract/calls';

/** The input of a method, by the name of its operation: `CreateEnhancedConnectionInput` and so on. */
export type OperationInput<Op extends OperationId> = Inputs[Op];

/** The result of a method: the body of the documented success. */
export type OperationResult<Op extends OperationId> = Results[Op];

/** The parts of a request that do not change when it is sent again. */
export interface RequestInput {
  /** Absolute, with its query. */
  url: string;
  /** As JSON. */
  body: string | undefined;
}

/** Returns a function that makes a request of a flat input. It throws a TypeError for an input that cannot be sent. */
export function splitterOf([, general, , , body, ...names]: CallRow, base: string, project_id: string) {
  const template = base + general.replace('{project_id}', () => encodeURIComponent(project_id));
  // Every other part is the name of a parameter.
  const parts = template.split(/[{}]/);
  const taken = new Set([...names, ...parts.filter((_, at) => at % 2)]);
  return (input: unknown): RequestInput => {
    if (!isObject(input)) throw new TypeError('the input must be an object');
    let url = parts.map((part, at) => (at % 2 ? encodeURIComponent(checkSegment(part, input[part])) : part)).join('');
    let mark = '?';
    for (const name of names) {
      const value = input[name];
      if (value == null) continue;
      url += `${mark}${name}=${encodeURIComponent(checkText(name, typeof value === 'object' ? value : String(value)))}`;
      mark = '&';
    }
    const rest = Object.keys(input).filter((name) => !taken.has(name));
    const [left] = rest;
    if (body === 'none' && left !== undefined) throw new TypeError(`there is no field ${JSON.stringify(left)}`);
    const isSent = body === 'required' || left !== undefined;
    return {
      url,
      body: isSent ? bodyOf(rest.length < Object.keys(input).length ? pick(input, rest) : input) : undefined,
    };
  };
}

const pick = (input: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, input[name]]));

function bodyOf(fields: object): string {
  try {
    return JSON.stringify(fields);
  } catch (cause) {
    throw new TypeError('the input cannot be written as JSON', { cause });
  }
}

/**
 * A value that stays one segment of a path, or a TypeError. Everything but these few is safe percent-encoded: URL
 * parsers drop empty and dot segments, even encoded ones, so the request would go to another path.
 */
export function checkSegment(name: string, value: unknown): string {
  if (value == null) throw new TypeError(`${name} is missing`);
  const text = checkText(name, value);
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${name} must not be ${JSON.stringify(text)}`);
  return text;
}

/** A text that can be percent-encoded, or a TypeError. */
function checkText(name: string, value: unknown): string {
  // With the flag u this matches halves of surrogate pairs alone; isWellFormed is missing in React Native.
  if (typeof value !== 'string' || /[\ud800-\udfff]/u.test(value))
    throw new TypeError(`${name} must be a well-formed string`);
  return value;
}

/** True for an object with named fields, as JSON knows it. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
