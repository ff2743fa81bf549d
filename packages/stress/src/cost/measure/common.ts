import { setTimeout as sleep } from 'node:timers/promises';
import { medianOf } from '@dli-connections/lab/stats';
import type { Usage } from '../agent.ts';
import { type Client, clientOf, type RequestResult } from '../client.ts';
import { connectionsOf, get } from '../http.ts';
import { startProbe, type Waits } from '../probe.ts';
import type { CostRow } from '../row.ts';
import type { Running } from '../stage.ts';

/** Time limits of a measurement. */
export interface Patience {
  /** Time after which a request is given up, in milliseconds. Its figures are then lower bounds. */
  limitMs: number;
  /** Time spent on repetitions of one request, in milliseconds. */
  spendMs: number;
  /** Time that a probe runs, in milliseconds; 0 for no probe. */
  lookMs: number;
}

/** Costs of some requests. With `over` the last was given up, so the costs are lower bounds. */
export interface Taken {
  processorMs: number;
  /** Memory above that of the idle server, in bytes. */
  peak: number;
  over: boolean;
  /** The last answer. */
  answer: RequestResult;
}

/** A list of a project without connections: a request that is cheap for any server. */
export const plainList = get(connectionsOf('empty'));

/** The probe's path: a connection that does not exist, which takes a lookup to find out. */
export const probePath = `${connectionsOf('probe')}/none`;

const waitForUsage = 30_000;

/** Measures some requests, one after another. Stops after the first that is given up. */
export async function taken(
  running: Running,
  client: Client,
  requests: Iterable<Uint8Array>,
  { limitMs }: Patience,
): Promise<Taken> {
  const before = await running.usage(waitForUsage);
  const memory = watchMemory(running, before);
  let over = false;
  let answer: RequestResult = { status: 0, bytes: 0, ms: 0, late: false };
  for (const request of requests) {
    answer = await client.send(request, limitMs);
    over = answer.late;
    if (over) break;
  }
  // A server that does not report is still busy, or the request has crashed it.
  const after = over ? undefined : await running.usage(waitForUsage).catch(() => undefined);
  over ||= !after;
  const processorMs = after ? after.processorMs - before.processorMs : limitMs;
  return { processorMs, peak: memory.stop(after), over, answer };
}

/** Tracks the peak of memory above a starting value. */
export function watchMemory(running: Running, before: Usage) {
  const [start, seen] = [running.resident(), { most: running.resident() }];
  const timer = setInterval(() => (seen.most = Math.max(seen.most, running.resident())), 20);
  return {
    stop(after?: Usage): number {
      clearInterval(timer);
      const reported = after && after.peak > before.peak ? after.peak - before.resident : 0;
      return Math.max(0, reported, Math.max(seen.most, running.resident()) - start);
    },
  };
}

/**
 * The processor time of one request: the median of three means, so that code which is compiled meanwhile, or a machine
 * that stalls once, does not count. A slow request is sent once.
 */
export async function timeOfOne(
  running: Running,
  client: Client,
  make: () => Uint8Array,
  patience: Patience,
): Promise<Taken> {
  const first = await taken(running, client, [make()], patience);
  if (first.over || first.processorMs > 500) return first;
  let [peak, ms] = [first.peak, first.answer.ms];
  const means: number[] = [];
  while (means.length < 3) {
    const count = Math.max(3, Math.min(100, Math.floor(patience.spendMs / 2 / Math.max(1, ms))));
    const started = performance.now();
    const all = await taken(running, client, some(count, make), patience);
    peak = Math.max(peak, all.peak);
    if (all.over) return { ...all, peak };
    ms = (performance.now() - started) / count;
    means.push(all.processorMs / count);
  }
  return { ...first, peak, processorMs: medianOf(means) };
}

function* some(count: number, make: () => Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < count; at++) yield make();
}

/** A list that the mock makes up, by code that it loads for the first one. Other servers ignore the preference. */
const madeUp = get(connectionsOf('empty'), [['Prefer', 'dynamic=true']]);

/** Sends requests until the server has loaded and compiled its code. */
export async function warm(client: Client, count = 200): Promise<void> {
  for (let at = 0; at < count / 10; at++) await client.send(madeUp, 30_000);
  for (let at = 0; at < count; at++) await client.send(plainList, 30_000);
}

/** Waits of the probe on an idle server. */
export async function quietWaits(port: number, { lookMs }: Patience): Promise<Waits> {
  const probe = await startProbe(port, probePath);
  await sleep(Math.max(1_000, lookMs));
  return probe.stop();
}

/** Waits of the probe beside other work. With `over` some of that work was given up. */
export type WaitsBeside = Waits & { over: boolean };

/** The same as cells of a row, relative to the waits on an idle server. */
export const figuresOf = ({ p50, p99, over }: WaitsBeside, quiet: Waits): Pick<CostRow, 'p50' | 'p99'> => ({
  p50: { ratio: p50 / quiet.p50, over, ms: p50 },
  p99: { ratio: p99 / quiet.p99, over, ms: p99 },
});

/** Waits of the probe while clients send one request after another, or stall. */
export async function waitsBeside(
  port: number,
  clients: number,
  make: () => Uint8Array,
  { limitMs, lookMs }: Patience,
): Promise<WaitsBeside> {
  const probe = await startProbe(port, probePath);
  const end = performance.now() + lookMs;
  let over = false;
  const work = async () => {
    const client = clientOf(port);
    while (performance.now() < end && !over) over ||= (await client.send(make(), limitMs)).late;
    client.close();
  };
  await Promise.all(Array.from({ length: clients }, work));
  return { ...(await probe.stop()), over };
}
