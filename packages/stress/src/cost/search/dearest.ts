import { createRandom, type Random } from '@dli-connections/lab/random';
import { type Patience, timeOfOne } from '../measure/common.ts';
import { baseOf } from '../measure/request.ts';
import type { Stage } from '../stage.ts';

/** The random requests to try: `count` of them, from a seed on. */
export interface SearchOptions {
  seed: number;
  patience: Patience;
  count: number;
}

/** The most expensive of some random requests, one for each operation. */
export async function dearest<Drawn extends { operation: string; bytes: Buffer }>(
  stage: Stage,
  { seed, patience, count }: SearchOptions,
  draw: (random: Random) => Drawn,
): Promise<(Drawn & { from: number })[]> {
  const found: (Drawn & { from: number; ms: number })[] = [];
  let base = await baseOf(stage, patience);
  try {
    for (let from = seed; from < seed + count; from++) {
      const drawn = draw(createRandom(from));
      const one = await timeOfOne(base.running, base.client, () => drawn.bytes, { ...patience, limitMs: 2_000 });
      found.push({ ...drawn, from, ms: one.processorMs });
      if (!one.over) continue;
      await base.running.end();
      base = await baseOf(stage, patience);
    }
  } finally {
    await base.running.end();
  }
  const sorted = found.toSorted((one, other) => other.ms - one.ms);
  // One for each operation; otherwise the most expensive operation would take all places.
  return sorted.filter(({ operation }, at) => sorted.findIndex((each) => each.operation === operation) === at);
}
