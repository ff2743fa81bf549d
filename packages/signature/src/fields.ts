/** Headers of `fetch`, or another map of lower-case names, or headers of `node:http`: a plain object with such names. */
export type Fields = { get(name: string): string | null | undefined } | Readonly<Record<string, string | undefined>>;

/** The value of a header by its lower-case name. */
export function fieldOf(headers: Fields, name: string): string | undefined {
  // Not by `instanceof`: touching `Headers` would make Node load `fetch`.
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  // A plain object inherits names, such as `constructor`, that no client has sent.
  return Object.hasOwn(headers, name) ? (headers as Record<string, string>)[name] : undefined;
}
