/** Maximum number of values that the aliases of a document may repeat. */
const most = 1_000_000;

/**
 * Refuses a document whose aliases of YAML repeat so much that reading it would not end: each line can multiply the one
 * before.
 *
 * @throws Error that says so.
 */
export function requireFewRepeats(document: unknown): void {
  const sizes = new Map<object, number>();
  let written = 0;

  /** The number of values in one, with its aliases written out. */
  function sizeOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    written += 1;
    sizes.set(value, 0); // an alias inside of what it names ends here
    let size = 1;
    for (const each of Object.values(value)) {
      if (typeof each !== 'object' || each === null) written += 1;
      size += sizeOf(each);
    }
    sizes.set(value, size);
    return size;
  }

  const size = sizeOf(document);
  if (size - written > most) throw new Error(`its YAML aliases repeat more than ${most} values`);
}
