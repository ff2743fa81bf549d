import type { CallRow, OperationId } from '@dli-connections/contract';
import type { Inputs, Results } from '@dli-connections/contract/calls';
import { checkText, isObject, must } from './checks.ts';

/** The input of a method, by the name of its operation: `CreateEnhancedConnectionInput` and so on. */
export type OperationInput<Op extends OperationId> = Inputs[Op];

/** The result of a method: the body of the documented success. */
export type OperationResult<Op extends OperationId> = Results[Op];

/** The parts of a request that do not change when it is sent again. */
export interface RequestInput {
  /** Absolute, with its query. */
  url: string;
  /** As JSON; `null` where there is none. */
  body: string | null;
}

/** Returns a function that makes a request of a flat input. It throws a TypeError for an input that cannot be sent. */
export function splitterOf([, general, , , body, ...names]: CallRow, base: string, project_id: string) {
  const template = base + general.replace('{project_id}', () => encodeURIComponent(project_id));
  // Every other part is the name of a parameter.
  const parts = template.split(/[{}]/);
  return (input: unknown): RequestInput => {
    must(isObject(input), 'the input', 'an object');
    const fields = { ...input };
    /** Takes a parameter out of the fields. */
    const take = (name: string) => {
      const value = fields[name];
      delete fields[name];
      return value;
    };
    let url = parts.map((part, at) => (at % 2 ? encodeURIComponent(checkSegment(part, take(part))) : part)).join('');
    let mark = '?';
    for (const name of names) {
      const value = take(name);
      if (value == null) continue;
      url += `${mark}${name}=${encodeURIComponent(checkText(name, typeof value === 'number' ? `${value}` : value))}`;
      mark = '&';
    }
    const [field] = Object.keys(fields);
    if (body === 'none' && field !== undefined) throw new TypeError(`there is no field ${JSON.stringify(field)}`);
    return { url, body: body === 'required' || field !== undefined ? bodyOf(fields) : null };
  };
}

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
