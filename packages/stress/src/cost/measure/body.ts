import { createRandom } from '@dli-connections/lab/random';
import { type Client, clientOf } from '../client.ts';
import { create, least } from '../http.ts';
import type { Waits } from '../probe.ts';
import type { CostRow } from '../row.ts';
import type { Stage } from '../stage.ts';
import type { WorstBody } from '../worst.ts';
import {
  figuresOf,
  type Patience,
  quietWaits,
  type Taken,
  taken,
  type WaitsBeside,
  waitsBeside,
  warm,
} from './common.ts';

interface Options {
  seed: number;
  /** Length of the largest body, in bytes. */
  most: number;
  /** The baseline for all bodies. */
  legal: WorstBody;
  patience: Patience;
  /** Requests before each measurement. */
  warmUp: number;
  tell: (row: CostRow) => void;
}

/** Repetitions of each body. Their median leaves the first out, during which code is compiled. */
const times = 3;

/** Smallest length for memory ratios, in bytes: the memory of an idle server varies by about as much. */
const smallest = 1024 * 1024;

let serial = 0;
let warmed = 0;

/** Measures bodies on a target, each on a new server, relative to the largest legal one. */
export async function measureBodies(stage: Stage, all: readonly WorstBody[], options: Options): Promise<void> {
  const base = await measure(stage, options.legal, options);
  for (const worst of [options.legal, ...all]) {
    const one = worst === options.legal ? base : await measure(stage, worst, options);
    const { body, quiet, waits } = one;
    options.tell({
      target: stage.name,
      kind: 'body',
      name: worst.name,
      status: body.answer.status,
      answered: body.answer.bytes,
      processor: { ratio: body.processorMs / base.body.processorMs, over: body.over, ms: body.processorMs },
      peak: { bytes: body.peak, ratio: body.peak / Math.max(one.length, smallest) },
      ...(waits && figuresOf(waits, quiet)),
    });
  }
}

interface Measured {
  body: Taken;
  /** Length of the body with its head, in bytes. */
  length: number;
  quiet: Waits;
  waits: WaitsBeside | undefined;
}

async function measure(stage: Stage, worst: WorstBody, { seed, most, patience, warmUp }: Options): Promise<Measured> {
  const running = await stage.start();
  try {
    const client = clientOf(running.port);
    await warm(client, warmUp);
    await warmCreates(client);
    const random = createRandom(seed);
    const bodies = Array.from({ length: times }, () => worst.make(most, random, serial++));
    const all: Taken[] = [];
    for (const body of bodies) {
      const one = await taken(running, client, [body], patience);
      all.push(one);
      if (one.over) break;
    }
    const over = all.find((one) => one.over);
    const [first, middle] = [all[0], all.toSorted((a, b) => a.processorMs - b.processorMs)[all.length >> 1]];
    if (!first || !middle) throw new Error('nothing was sent');
    const body = { ...(over ?? middle), peak: Math.max(...all.map(({ peak }) => peak)) };
    const looks = !over && patience.lookMs > 0;
    const quiet = looks ? await quietWaits(running.port, patience) : { p50: Number.NaN, p99: Number.NaN };
    const again = () => worst.make(most, random, serial++);
    const waits = !looks ? undefined : await waitsBeside(running.port, 4, again, patience);
    return { body, length: bodies[0]?.length ?? 1, quiet, waits };
  } finally {
    await running.end();
  }
}

/**
 * Creates connections without hosts. The first create opens a session of the database, which takes 3 to 4 MiB for itself,
 * and until the sixth each statement is planned anew, with a copy of its values.
 */
async function warmCreates(client: Client): Promise<void> {
  for (let at = 0; at < 10; at++) {
    const { status } = await client.send(create('probe', { ...least, name: `warm${warmed++}` }), 30_000);
    if (status !== 201) throw new Error(`a create for warming up was answered with ${status}`);
  }
}
