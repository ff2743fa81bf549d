/** Finds the path of the first entry of a list whose key an earlier one has; `undefined` when all differ. */
export function firstRepeated<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry, at: number) => string,
  ...path: (string | number)[]
): (string | number)[] | undefined {
  const seen = new Set<string>();
  for (const [at, entry] of entries.entries()) {
    const key = keyOf(entry, at);
    if (seen.has(key)) return [...path, at];
    seen.add(key);
  }
  return undefined;
}

/** The path of a member in a message: `scenario.vpcs[0].subnets[1]`. */
export const nameOf = (name: string, path: readonly (string | number)[]): string =>
  name + path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
