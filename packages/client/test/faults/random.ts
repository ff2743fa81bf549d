/** Numbers from a seed: the same ones for the same seed, at least 0 and less than 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, by chance. */
export function pick<T>(random: () => number, from: readonly T[]): T {
  // The index is within the array, which is not empty.
  return from[Math.floor(random() * from.length)] as T;
}
