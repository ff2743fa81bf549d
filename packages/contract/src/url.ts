/** Where the path of an absolute address begins: behind `scheme://host`. */
const startOfPath = (url: string) => url.indexOf('/', url.indexOf('//') + 2);

/** The path of the address of a `Request`, which is absolute and in its normal form: cut out, because parsing it again takes longer. */
export function pathnameOf(url: string): string {
  const start = startOfPath(url);
  const fragment = url.indexOf('#', start);
  const end = fragment === -1 ? url.length : fragment;
  const query = url.indexOf('?', start);
  return url.slice(start, query === -1 || query > end ? end : query);
}

/** Its query, decoded pair by pair in the order in which they stand there. */
export function queryPairsOf(url: string): readonly (readonly [name: string, value: string])[] {
  const start = url.indexOf('?');
  if (start === -1) return [];
  // What is encoded, or is no part of the query, takes a parser.
  if (/[%+#]/.test(url)) return [...new URL(url).searchParams];
  const pairs = url.slice(start + 1).split('&');
  return pairs.filter((pair) => pair !== '').map(pairOf);
}

function pairOf(pair: string): [name: string, value: string] {
  const end = pair.indexOf('=');
  return end === -1 ? [pair, ''] : [pair.slice(0, end), pair.slice(end + 1)];
}
