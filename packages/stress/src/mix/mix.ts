import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '@dli-connections/lab/random';
import { medianOf } from '@dli-connections/lab/stats';
import { clientOf } from '../cost/client.ts';
import { probePath, warm } from '../cost/measure/common.ts';
import { startProbe, type Waits } from '../cost/probe.ts';
import { type Running, setUp } from '../cost/stage.ts';
import type { TargetName } from '../cost/worst.ts';
import { abuse, type MixTally, type Setting, use } from './clients.ts';

/** Amount and duration of the traffic. */
export interface MixOptions {
  target: TargetName;
  ms: number;
  /** Connections of a large project. */
  connections: number;
  /** Length of a body, in bytes. */
  mostBytes: number;
  users: number;
  abusers: number;
  seed: number;
  /** Called now and then with a line on the state of the run. */
  progress?: (line: string) => void;
}

/** Figures of a server under mixed traffic. */
export interface MixReport {
  /** Completed calls of users. */
  done: number;
  answers: [status: number, count: number][];
  /** Answers with a 5xx other than 503, and requests without an answer. */
  failures: string[];
  /** Memory in bytes: the median over a fifth of the time, once warm and at the end, and the most. */
  memory: { early: number; late: number; most: number };
  /** Latency of a quiet caller, alone and during the traffic. */
  quiet: Waits;
  beside: Waits;
}

/**
 * Runs users and abusers against one server, and removes all data. Returns `undefined` if the target is not installed.
 */
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

  const tally: MixTally = { done: 0, answers: new Map(), failures: [] };
  const end = performance.now() + ms;
  const setting = (at: number): Setting => ({
    port,
    random: createRandom(seed + at),
    tally,
    isOver: () => performance.now() > end,
  });
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(running.resident()), 250);
  const progressTimer = setInterval(() => progress(`${lineOf(tally)}; ${mebibytes(memory.at(-1) ?? 0)}`), 60_000);
  const probe = await startProbe(port, probePath);
  try {
    await Promise.all([
      ...Array.from({ length: users }, (_, at) => use(setting(at), `user${at}`)),
      ...Array.from({ length: abusers }, (_, at) => abuse(setting(1_000 + at), target, mostBytes)),
    ]);
  } finally {
    clearInterval(watch);
    clearInterval(progressTimer);
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

const sorted = ({ answers }: MixTally) => [...answers].sort(([one], [other]) => one - other);
const lineOf = (tally: MixTally) =>
  sorted(tally)
    .map(([status, count]) => `${count} × ${status}`)
    .join(', ');
/** A size for people to read. */
export const mebibytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MiB`;
