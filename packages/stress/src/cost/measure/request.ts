import { createRandom } from '@dli-connections/lab/random';
import { type Client, clientOf } from '../client.ts';
import type { Waits } from '../probe.ts';
import type { CostRow } from '../row.ts';
import type { Running, Stage } from '../stage.ts';
import type { WorstRequest } from '../worst.ts';
import {
  figuresOf,
  type Patience,
  plainList,
  quietWaits,
  timeOfOne,
  type WaitsBeside,
  waitsBeside,
  warm,
} from './common.ts';

/** A server with its baseline figures. */
interface Base {
  running: Running;
  client: Client;
  /** The processor time of a plain list, in milliseconds. */
  plainOf: (list: Buffer) => Promise<number>;
  quiet: Waits;
}

/** Measures requests on a target, relative to plain lists and a quiet probe of the same server. */
export async function measureRequests(
  stage: Stage,
  all: readonly WorstRequest[],
  { seed, patience, tell }: { seed: number; patience: Patience; tell: (row: CostRow) => void },
): Promise<void> {
  let [base, serial] = [await baseOf(stage, patience), 0];
  try {
    for (const worst of all) {
      const random = createRandom(seed);
      const make = () => worst.make(random, serial++);
      const plainMs = await base.plainOf(worst.beside ?? plainList);
      const one = await timeOfOne(base.running, base.client, make, patience);
      const looks = !one.over && patience.lookMs > 0;
      const waits = !looks ? undefined : await waitsBeside(base.running.port, 2, make, patience);
      tell(rowOf(stage, worst, { plainMs, quiet: base.quiet }, one, waits));
      if (!one.over && !waits?.over) continue;
      await base.running.end();
      base = await baseOf(stage, patience);
    }
  } finally {
    await base.running.end();
  }
}

/** Starts a server, and measures a plain list and a quiet probe on it. */
export async function baseOf(stage: Stage, patience: Patience): Promise<Base> {
  const running = await stage.start({ stored: true });
  const client = clientOf(running.port);
  await warm(client);
  const known = new Map<Buffer, number>();
  async function plainOf(list: Buffer): Promise<number> {
    const ms = known.get(list) ?? (await timeOfOne(running, client, () => list, patience)).processorMs;
    known.set(list, ms);
    return ms;
  }
  const quiet = patience.lookMs > 0 ? await quietWaits(running.port, patience) : { p50: Number.NaN, p99: Number.NaN };
  return { running, client, plainOf, quiet };
}

type One = Awaited<ReturnType<typeof timeOfOne>>;

type Beside = Pick<Base, 'quiet'> & { plainMs: number };

function rowOf(stage: Stage, worst: WorstRequest, base: Beside, one: One, waits?: WaitsBeside): CostRow {
  const { plainMs, quiet } = base;
  return {
    target: stage.name,
    kind: worst.passes ? `passing ${worst.passes}` : 'request',
    name: worst.name,
    status: one.answer.status,
    answered: one.answer.bytes,
    processor: { ratio: one.processorMs / plainMs, over: one.over, ms: one.processorMs },
    peak: { bytes: one.peak },
    ...(waits && figuresOf(waits, quiet)),
  };
}
