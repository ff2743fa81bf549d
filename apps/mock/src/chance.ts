import { createHash, randomUUID } from 'node:crypto';

/** Numbers from 0 to below 1. The same seed gives the same ones in the same order; without one they differ each time. */
export function createChance(seed: string = randomUUID()): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE() / 2 ** 32;
  };
}
