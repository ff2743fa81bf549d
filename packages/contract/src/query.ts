import { stepOf } from '@dli-connections/document/pointer';
import { place } from './violations.ts';

/** One parameter of a query, or one field of a form. */
export interface QueryPair {
  readonly name: string;
  readonly value: string;
  /** The value as sent: in a style, a comma that separates differs from one that is encoded. */
  readonly encoded: string;
}

/** The parameters of a query, decoded and in their order, or why they cannot be read. */
export interface ReadQuery {
  pairs: readonly QueryPair[];
  problem?: string | undefined;
}

/** Maximum number of parameters of a query without lists. */
export const mostPairs = 100;

/** Reads the query of an address. */
export const readQuery = ({ search }: URL, most = mostPairs): ReadQuery => readPairs('query', search.slice(1), most);

/** Reads pairs in the form of a query (WHATWG URL, 5.1). `part` names them in a problem. */
export function readPairs(part: string, text: string, most: number): ReadQuery {
  const parts = text.split('&', most + 1);
  if (parts.length > most) return { pairs: [], problem: `${part} must not have more than ${most} parameters` };
  const pairs: QueryPair[] = [];
  for (const each of parts) {
    if (each === '') continue;
    const [sent, encoded] = cut(each);
    const [name, value] = [decoded(sent), decoded(encoded)];
    // A schema cannot check these: it gets the decoded text.
    if (name === undefined || value === undefined) return refuse(part, each, 'be UTF-8, percent-encoded');
    // Stores cannot hold it.
    if ((name + value).includes('\0')) return refuse(part, each, 'not hold NUL');
    pairs.push({ name, value, encoded });
  }
  return { pairs };
}

/** Cuts a pair at its first equals sign; without one the value is empty. */
export function cut(pair: string): [name: string, value: string] {
  const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
  return [pair.slice(0, end), pair.slice(end + 1)];
}

/** The decoded text; `undefined` if it is not UTF-8 or ends within an escape. */
export function decoded(text: string): string | undefined {
  try {
    return /[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
  } catch {
    return undefined;
  }
}

/** Names the parameter as far as it can be read. */
function refuse(part: string, pair: string, rule: string): ReadQuery {
  const [name = ''] = new URLSearchParams(pair).keys();
  return { pairs: [], problem: `${place(part, stepOf(name))} must ${rule}` };
}
