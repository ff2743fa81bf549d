import { type Check, describe, type Outgoing } from '@dli-connections/contract/server';
import type { DocumentedHeader } from './documented.ts';
import { encodeHeader, isSettable } from './encode.ts';

/** Writes the documented headers of an answer. A list of cookies has a line for each. */
export function headersOf(
  all: readonly DocumentedHeader[],
  valueFor: (header: DocumentedHeader) => unknown,
): Pick<Outgoing, 'headers' | 'cookies'> {
  const headers: [name: string, text: string][] = [];
  const cookies: string[] = [];
  for (const header of all) {
    const { name, isJson, explode } = header;
    const value = isSettable(name) ? valueFor(header) : undefined;
    if (value === undefined || value === null) continue; // null has no text (RFC 6570, 2.3)
    const write = (each: unknown) => encodeHeader(isJson ? JSON.stringify(each) : each, explode);
    if (name === 'set-cookie' && Array.isArray(value)) cookies.push(...value.map(write));
    else headers.push([name, write(value)]);
  }
  return { headers: Object.fromEntries(headers), ...(cookies.length > 0 && { cookies }) };
}

/** The example of a header, or why it breaks its schema. It may be the text of its value. */
export function headerExample({ name, example }: DocumentedHeader, check: Check): { value: unknown; problem?: string } {
  if (example === undefined || check.first(example)) return { value: example };
  const { keyword, params } = check.first.errors?.[0] ?? {};
  const isWritten = keyword === 'type' && /array|object/.test(String(params?.type));
  if (typeof example === 'string' && (isWritten || check.first(plain(example)))) return { value: example };
  check.all(example);
  return { value: undefined, problem: describe(`header ${name}`, example, check.all.errors ?? []) };
}

/** The value that a text is the JSON of; any other text as it is. */
export function plain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
