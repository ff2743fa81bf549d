/** The name in a list with the smallest edit distance from a written one; case does not count. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  // Long texts are not slips of the pen, and would take time.
  const text = written.slice(0, 64).toLowerCase();
  const away = (name: string) => distance(text, name.toLowerCase());
  return [...names].sort((a, b) => away(a) - away(b))[0];
}

/** The number of letters that are put in, taken out or replaced between two texts (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const letter of a) {
    let left = (row[0] ?? 0) + 1;
    row = [
      left,
      ...row.slice(1).map((above, at) => {
        left = Math.min(left + 1, above + 1, (row[at] ?? 0) + Number(letter !== b[at]));
        return left;
      }),
    ];
  }
  return row.at(-1) ?? 0;
}
