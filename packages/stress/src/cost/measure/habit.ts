import { createRandom } from '@dli-connections/lab/random';
import { clientOf } from '../client.ts';
import type { CostRow } from '../row.ts';
import type { Stage } from '../stage.ts';
import type { WorstHabit } from '../worst.ts';
import { type Patience, plainList, timeOfOne, warm } from './common.ts';

/** Measures the lasting effect of many requests: the time of a plain list after them, and the memory per request. */
export async function measureHabit(
  stage: Stage,
  worst: WorstHabit,
  { seed, share, patience }: { seed: number; share: number; patience: Patience },
): Promise<CostRow> {
  const flags = (worst.flags ?? []).flatMap((flag) =>
    flag === 'log' ? ['--log', 'json'] : ['--scenario', stage.scenario],
  );
  const running = await stage.start({ stored: true, flags });
  try {
    const client = clientOf(running.port);
    await warm(client, 1_000);
    const plain = async () => (await timeOfOne(running, client, () => plainList, patience)).processorMs;
    const [before, beforeMs] = [await running.usage(), await plain()];
    const random = createRandom(seed);
    const times = Math.ceil(worst.times * share);
    const row = { target: stage.name, kind: 'after', name: `${worst.name}, ${times} times` } as const;
    let late = false;
    for (let at = 0; at < times && !late; at++)
      late = (await client.send(worst.make(random, at), patience.limitMs)).late;
    if (late) return { ...row, processor: { ratio: patience.limitMs / beforeMs, over: true, ms: patience.limitMs } };
    const [after, afterMs] = [await running.usage(), await plain()];
    return {
      ...row,
      processor: { ratio: afterMs / beforeMs, over: false, ms: afterMs },
      peak: { bytes: Math.max(0, after.resident - before.resident) / times },
    };
  } finally {
    await running.end();
  }
}
