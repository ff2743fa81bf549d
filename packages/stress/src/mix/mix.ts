import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@dli-connections/lab/random';
import { medianOf } from '@dli-connections/lab/stats';
import { clientOf } from '../cost/client.ts';
import { probePath, warm } from '../cost/measure/common.ts';
import { startProbe, type Waits } from '../cost/probe.ts';
import { type Running, setUp } from '../cost/stage.ts';
import type { TargetName } from '../cost/worst.ts';
import { abuse, type Setting, type Tally, use } from './clients.ts';

/** How much traffic there is, and for how long. */
export interface MixOptions {
  target: TargetName;
  ms: number;
  /** How many connections a large project has. */
  connections: number;
  /** How long a body is, in bytes. */
  mostBytes: number;
  users: number;
  abusers: number;
  seed: number;
  /** Told now and then of what there is so far. */
  progress?: (line: string) => void;
}

/** What a server did beside all of it. */
export interface MixReport {
  /** Calls of users that were carried out. */
  done: number;
  answers: [status: number, count: number][];
  /** Answers with 5xx that is not 503, and requests without an answer. */
  failures: string[];
  /** Its memory, as the median of a fifth of the time: early, once it is warm, and at the end, in bytes. */
  memory: { early: number; late: number; most: number };
  /** What a quiet caller waits, alone and beside all. */
  quiet: Waits;
  beside: Waits;
}

/** Has users and abusers send at a server at the same time. Nothing is left behind; `undefined` where the target is not installed. */
export async function mix(options: MixOptions): Promise<MixReport | undefined> {
  const { stages, remove } = await setUp([options.target], options.connections);
  try {
    const [stage] = stages;
    if (!stage) return undefined;
    const running = await stage.start({ stored: true });
    try {
      return await beside(running, options);
    } finally {
      await running.end();
    }
  } finally {
    await remove();
  }
}

async function beside(running: Running, options: MixOptions): Promise<MixReport> {
  const { target, ms, mostBytes, users, abusers, seed, progress = () => {} } = options;
  const { port } = running;
  const client = clientOf(port);
  await warm(client);
  client.close();
  const alone = await startProbe(port, probePath);
  await sleep(Math.min(10_000, ms / 10));
  const quiet = await alone.stop();

  const tally: Tally = { done: 0, answers: new Map(), failures: [] };
  const end = performance.now() + ms;
  const setting = (at: number): Setting => ({
    port,
    random: createRandom(seed + at),
    tally,
    isOver: () => performance.now() > end,
  });
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(running.resident()), 250);
  const told = setInterval(() => progress(`${lineOf(tally)}; ${mebibytes(memory.at(-1) ?? 0)}`), 60_000);
  const probe = await startProbe(port, probePath);
  try {
    await Promise.all([
      ...Array.from({ length: users }, (_, at) => use(setting(at), `user${at}`)),
      ...Array.from({ length: abusers }, (_, at) => abuse(setting(1_000 + at), target, mostBytes)),
    ]);
  } finally {
    clearInterval(watch);
    clearInterval(told);
  }
  const waits = await probe.stop();
  const fifth = Math.max(1, Math.floor(memory.length / 5));
  const [early, late] = [medianOf(memory.slice(fifth, 2 * fifth)), medianOf(memory.slice(-fifth))];
  const { done, failures } = tally;
  return {
    done,
    answers: sorted(tally),
    failures,
    memory: { early, late, most: Math.max(...memory) },
    quiet,
    beside: waits,
  };
}

const sorted = ({ answers }: Tally) => [...answers].sort(([one], [other]) => one - other);
const lineOf = (tally: Tally) =>
  sorted(tally)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
/** Bytes, to be read. */
export const mebibytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MiB`;
