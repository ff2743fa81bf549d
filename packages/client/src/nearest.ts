/** Names the nearest of a list, for a message; empty if all are far from what is written. Case does not count. */
export function nearest(written: string, names: readonly string[]): string {
  // Long texts are not slips of the pen, and would take time.
  const text = written.slice(0, 64).toLowerCase();
  const near = (name: string) => distance(text, name.toLowerCase());
  const [name = ''] = [...names].sort((a, b) => near(a) - near(b));
  return near(name) * 2 < text.length ? `, the nearest is "${name}"` : '';
}

/** The number of letters that are put in, taken out or replaced between two texts (Levenshtein). */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, at) => at);
  for (const letter of a) {
    let left = (row[0] ?? 0) + 1;
    row = row.map((above, at) => {
      if (at) left = Math.min(left + 1, above + 1, (row[at - 1] ?? 0) + Number(letter !== b[at - 1]));
      return left;
    });
  }
  return row.at(-1) ?? 0;
}
