/** Where the path of an absolute address begins: behind `scheme://host`. */
const startOfPath = (url: string) => url.indexOf('/', url.indexOf('//') + 2);

/** The path of the address of a `Request`, which is absolute and in its normal form: cut out, because parsing it again takes longer. */
export function pathnameOf(url: string): string {
  const start = startOfPath(url);
  const end = url.slice(start).search(/[?#]/);
  return end === -1 ? url.slice(start) : url.slice(start, start + end);
}

/** Its query, decoded pair by pair in the order in which they stand there. */
export function queryPairsOf(url: string): readonly (readonly [name: string, value: string])[] {
  return url.includes('?') ? [...new URL(url).searchParams] : [];
}
