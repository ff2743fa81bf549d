/**
 * Names the one of a list that is most like a written name, for a message; empty if none is like it. Two names are alike
 * where they share half of their pairs of letters (Dice); case does not count, the beginning and the end do.
 */
export function nearest(written: string, names: readonly string[]): string {
  // Long texts are no typos, and comparing them takes time.
  const text = ` ${written.slice(0, 64).toLowerCase()} `;
  const pairs = Array.from(text.slice(1), (letter, at) => `${text[at]}${letter}`);
  const likeness = (name: string) =>
    pairs.filter((pair) => ` ${name} `.toLowerCase().includes(pair)).length / (text.length + name.length);
  const [name = ''] = [...names].sort((a, b) => likeness(b) - likeness(a));
  return likeness(name) < 0.25 ? '' : `, the nearest is "${name}"`;
}
