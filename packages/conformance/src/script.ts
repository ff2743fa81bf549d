import type { BodyFile } from './body-file.ts';
import type { Failure } from './failure.ts';

/** A request of a case that was answered as expected. */
export interface Sent {
  /** Its curl line. */
  request: string;
  files?: readonly BodyFile[] | undefined;
  /** Values of the answer that later requests use, by their pointers. */
  save?: Record<string, string> | undefined;
}

/**
 * A failed request as lines for a shell: the changes before it, and the request itself. Identifiers that the server gave out are
 * taken from its answers, because the connections of a run are gone at its end.
 */
export function scriptOf(
  changes: readonly Sent[],
  { request, files = [] }: Pick<Failure, 'request' | 'files'>,
  saved: Record<string, unknown>,
): Pick<Failure, 'before' | 'request' | 'files'> {
  if (changes.length === 0) return { request, files };
  const known = new Map<string, string>();
  const named = (line: string) =>
    [...known].reduce((text, [name, value]) => text.replaceAll(value, `'"$${name}"'`), line);
  const before = changes.map(({ request: line, save = {} }) => {
    const written = named(line);
    const [name, pointer] = Object.entries(save).find(([, pointer]) => /^\/\w+$/.test(pointer)) ?? [];
    const value = name && saved[name];
    if (typeof value !== 'string' || value === '' || !name || !pointer) return written;
    known.set(name, value);
    const pick = String.raw`sed -n 's/.*"${pointer.slice(1)}" *: *"\([^"]*\)".*/\1/p'`;
    return `${name}=$(${written.replace('curl -i', 'curl -si')} | ${pick})`;
  });
  return { before, request: named(request), files: [...changes.flatMap((each) => each.files ?? []), ...files] };
}
