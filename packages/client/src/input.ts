import type { CallRow, OperationId } from '@dli-connections/contract';
import type { Inputs, Results } from '@dli-connections/contract/calls';
import { checkText, isObject, must } from './checks.ts';
import { wordsOf } from './network.ts';
import { unknownName } from './options.ts';

/** The input of a method, by the name of its operation: `CreateEnhancedConnectionInput` and so on. */
export type OperationInput<Op extends OperationId> = Inputs[Op];

/** The result of a method: the body of the documented success. */
export type OperationResult<Op extends OperationId> = Results[Op];

/** The parts of a request that do not change when it is sent again. */
export interface RequestInput {
  /** Absolute, with its query. */
  url: string;
  /** As JSON; `null` if there is none. */
  body: string | null;
}

/** Returns a function that makes a request of a flat input. It throws a TypeError for an input that cannot be sent. */
export function splitterOf([, general, , , body, ...names]: CallRow, base: string, project_id: string) {
  const template = base + general.replace('{project_id}', () => encodeURIComponent(project_id));
  // Every second part is the name of a parameter.
  const parts = template.split(/[{}]/);
  const taken = parts.filter((_, at) => at % 2).concat(names);
  return (input: unknown): RequestInput => {
    must(isObject(input), 'the input', 'an object');
    let url = parts.map((part, at) => (at % 2 ? encodeURIComponent(checkSegment(part, input[part])) : part)).join('');
    let mark = '?';
    for (const name of names) {
      const value = input[name];
      if (value == null) continue;
      must(typeof value === 'string' || Number.isFinite(value), name, 'a string or a finite number');
      url += `${mark}${name}=${encodeURIComponent(checkText(name, `${value}`))}`;
      mark = '&';
    }
    const fields = Object.entries(input).filter(([name]) => !taken.includes(name));
    const [field] = fields;
    if (field && body === 'none') throw unknownName(field[0], 'the input', taken);
    try {
      return { url, body: field || body === 'required' ? JSON.stringify(Object.fromEntries(fields)) : null };
    } catch (cause) {
      throw new TypeError(`the input must be JSON: ${wordsOf(cause)}`, { cause });
    }
  };
}

/**
 * A value that stays one segment of a path, or a TypeError. Everything but these few is safe percent-encoded: URL
 * parsers drop empty and dot segments, even encoded ones, so the request would go to another path.
 */
export function checkSegment(name: string, value: unknown): string {
  if (value == null) throw new TypeError(`${name} is missing`);
  const text = checkText(name, value);
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${name} must not be "${text}"`);
  return text;
}
