import { setTimeout as sleep } from 'node:timers/promises';
import type { Usage } from '../agent.ts';
import { type Answer, type Client, clientOf } from '../client.ts';
import { connectionsOf, get } from '../http.ts';
import { startProbe, type Waits } from '../probe.ts';
import type { Running } from '../stage.ts';

/** How much time a measurement may take. */
export interface Patience {
  /** When a request is given up, in milliseconds: its figures are then more than that. */
  limitMs: number;
  /** How long one request is sent over and over to tell what it takes, in milliseconds. */
  spendMs: number;
  /** How long a probe looks on, in milliseconds; with 0 there is none. */
  lookMs: number;
}

/** What something took; `over` where it was given up before its end, and took more than that. */
export interface Taken {
  processorMs: number;
  /** Memory above that of the server before, in bytes. */
  peak: number;
  over: boolean;
  /** The last answer. */
  answer: Answer;
}

/** A list of a project without connections: what every server does without effort. */
export const plainList = get(connectionsOf('empty'));

/** What the probe asks for: a connection that is not there, which is found out by looking. */
export const probePath = `${connectionsOf('probe')}/none`;

const waitForUsage = 30_000;

/** What sending some requests takes, one after the other. It ends with the first that is given up. */
export async function taken(
  running: Running,
  client: Client,
  requests: Iterable<Uint8Array>,
  { limitMs }: Patience,
): Promise<Taken & { count: number }> {
  const before = await running.usage(waitForUsage);
  const memory = watchMemory(running, before);
  let [count, over] = [0, false];
  let answer: Answer = { status: 0, bytes: 0, ms: 0, late: false };
  for (const request of requests) {
    count++;
    answer = await client.send(request, limitMs);
    over = answer.late;
    if (over) break;
  }
  // A server that does not say is still at it, or it is the request that was its end.
  const after = over ? undefined : await running.usage(waitForUsage).catch(() => undefined);
  over ||= !after;
  const processorMs = after ? after.processorMs - before.processorMs : limitMs;
  return { processorMs, peak: memory.stop(after), over, answer, count };
}

/** Watches how much memory is above what there was before. */
export function watchMemory(running: Running, before: Usage) {
  const [start, seen] = [running.resident(), { most: running.resident() }];
  const timer = setInterval(() => (seen.most = Math.max(seen.most, running.resident())), 20);
  return {
    stop(after?: Usage): number {
      clearInterval(timer);
      const told = after && after.peak > before.peak ? after.peak - before.resident : 0;
      return Math.max(0, told, Math.max(seen.most, running.resident()) - start);
    },
  };
}

/** The processor time of one request, by as many as it takes to tell; one that is slow is sent once. */
export async function timeOfOne(
  running: Running,
  client: Client,
  make: () => Uint8Array,
  patience: Patience,
): Promise<Taken> {
  const first = await taken(running, client, [make()], patience);
  if (first.over || first.answer.ms > 500) return first;
  const count = Math.max(3, Math.min(100, Math.floor(patience.spendMs / Math.max(1, first.answer.ms))));
  const all = await taken(running, client, some(count, make), patience);
  return {
    ...all,
    peak: Math.max(first.peak, all.peak),
    processorMs: all.over ? all.processorMs : all.processorMs / all.count,
  };
}

function* some(count: number, make: () => Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < count; at++) yield make();
}

/** Has a server compile what it needs for a request. */
export async function warm(client: Client, count = 200): Promise<void> {
  for (let at = 0; at < count; at++) await client.send(plainList, 30_000);
}

/** How long the probe waits beside nothing. */
export async function quietWaits(port: number, { lookMs }: Patience): Promise<Waits> {
  const probe = await startProbe(port, probePath);
  await sleep(Math.max(1_000, lookMs));
  return probe.stop();
}

/** How long the probe waits beside some clients that send one thing after another, or hold up what they were sent. */
export async function waitsBeside(
  port: number,
  clients: number,
  make: () => Uint8Array,
  { limitMs, lookMs }: Patience,
): Promise<Waits & { over: boolean }> {
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
