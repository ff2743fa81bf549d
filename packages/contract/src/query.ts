import { stepOf } from './pointer.ts';
import { place } from './violations.ts';

/** The parameters of a query, decoded and in their order, or why they cannot be read. */
export interface ReadQuery {
  pairs: readonly (readonly [name: string, value: string])[];
  problem?: string | undefined;
}

/** Most parameters of a query. No operation knows a tenth of them. */
const most = 100;

/** Reads the query of an absolute address in its normal form. */
export function readQuery(url: string): ReadQuery {
  const [address = ''] = url.split('#', 1);
  const start = address.indexOf('?');
  const parts = start === -1 ? [] : address.slice(start + 1).split('&', most + 1);
  if (parts.length > most) return { pairs: [], problem: `query must not have more than ${most} parameters` };
  const pairs: [name: string, value: string][] = [];
  for (const part of parts) {
    if (part === '') continue;
    const end = part.includes('=') ? part.indexOf('=') : part.length;
    const [name, value] = [decoded(part.slice(0, end)), decoded(part.slice(end + 1))];
    // A schema cannot say so: it is shown what was read.
    const problem = name === undefined || value === undefined ? 'be UTF-8, percent-encoded' : problemIn(name + value);
    if (problem) return { pairs, problem: `${place('query', stepOf(nameOf(part)))} must ${problem}` };
    pairs.push([name ?? '', value ?? '']);
  }
  return { pairs };
}

/** Nothing that is stored has NUL. */
const problemIn = (text: string) => (text.includes('\0') ? 'not hold NUL' : undefined);

/** The text that stands encoded; `undefined` for what would be read as another text, since it is no UTF-8 or not encoded to its end. */
function decoded(text: string): string | undefined {
  try {
    return /[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
  } catch {
    return undefined;
  }
}

/** The name of a parameter that cannot be read, as far as it can. */
function nameOf(part: string): string {
  const [name = ''] = new URLSearchParams(part).keys();
  return name;
}
