import { createHash, randomUUID } from 'node:crypto';

/**
 * Numbers from 0 to below 1. The same seed gives the same ones in the same order; without one they differ each time. Uses
 * mulberry32, which is fast: a generated answer takes hundreds.
 */
export function createChance(seed: string = randomUUID()): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32BE();
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
