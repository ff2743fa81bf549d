/** Headers of `fetch`, or of `node:http`: a plain object with lower-case names. */
export type Fields = Headers | Readonly<Record<string, string | undefined>>;

/** The value of a header by its lower-case name. */
export function fieldOf(headers: Fields, name: string): string | undefined {
  // Not by `instanceof`: touching `Headers` would make Node load `fetch`.
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  // A plain object inherits names, such as `constructor`, that no client has sent.
  return Object.hasOwn(headers, name) ? (headers as Record<string, string>)[name] : undefined;
}
