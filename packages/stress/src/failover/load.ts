/** Calls that go on during a failure, with their results. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Flat, requestOf } from '@dli-connections/handler/test/request';

/** `write`: one after another by a project that goes on. `fresh`: a create of a project that nobody used before. */
export type LoadKind = 'write' | 'fresh' | 'stuck' | 'show' | 'ready';

/** A call and its answer. */
export interface TimedCall {
  kind: LoadKind;
  /** Time of sending, on the clock of `performance`, in milliseconds. */
  sent: number;
  /** Milliseconds until the answer, or until the call was given up. */
  took: number;
  /** 0 without an answer. */
  status: number;
  /** The project of a create. */
  project_id?: string;
  /** The identifier of the connection that was made. */
  made?: string;
}

/** Calls that go on until they are stopped. */
export interface FailoverLoad {
  readonly answers: readonly TimedCall[];
  /** Starts a writer, which makes its next call once the one before is answered. */
  write: (url: string, project_id: string) => void;
  /** Starts creates at a pace, each of a project of its own unless an input names one. */
  create: (kind: LoadKind, everyMs: number, url: string, input?: () => Flat) => void;
  /** Starts GETs of a path at a pace. */
  get: (kind: LoadKind, everyMs: number, url: string) => void;
  /** Starts no more calls, and gives up those without an answer after a while; resolves once all calls have ended. */
  stop: (patienceMs?: number) => Promise<void>;
}

/** A unique name of legal characters. */
export const fresh = () => `n${randomUUID().replaceAll('-', '')}`;

const place = { dest_vpc_id: 'v', dest_network_id: 'n' };

/** Creates an idle load. */
export function createLoad(): FailoverLoad {
  const answers: TimedCall[] = [];
  const [over, givenUp] = [new AbortController(), new AbortController()];
  const running: Promise<void>[] = [];

  async function send(kind: LoadKind, request: Request, project_id?: string): Promise<TimedCall> {
    const sent = performance.now();
    const answer: TimedCall = { kind, sent, took: 0, status: 0, ...(project_id !== undefined && { project_id }) };
    try {
      // Nobody waits for the calls that are held up on purpose.
      const { signal } = kind === 'stuck' ? over : givenUp;
      const response = await fetch(request, { signal });
      const text = await response.text();
      answer.status = response.status;
      if (response.status === 201) answer.made = JSON.parse(text).connection_id;
    } catch {
      // No answer, as the status shows.
    }
    answer.took = performance.now() - sent;
    answers.push(answer);
    return answer;
  }

  const createOf = (kind: LoadKind, url: string, input: Flat) => {
    const project_id = String(input.project_id);
    const request = requestOf('createEnhancedConnection', { name: fresh(), ...place, ...input }, url);
    return send(kind, request, project_id);
  };

  async function write(url: string, project_id: string): Promise<void> {
    while (!over.signal.aborted) {
      const { status } = await createOf('write', url, { project_id });
      if (status !== 201) await sleep(20);
    }
  }

  async function pace(everyMs: number, call: () => Promise<unknown>): Promise<void> {
    const calls: Promise<unknown>[] = [];
    while (!over.signal.aborted) {
      calls.push(call());
      await sleep(everyMs);
    }
    await Promise.all(calls);
  }

  const start = (run: Promise<void>) => void running.push(run);
  return {
    answers,
    write: (url, project_id) => start(write(url, project_id)),
    create: (kind, everyMs, url, input = () => ({ project_id: fresh() })) =>
      start(pace(everyMs, () => createOf(kind, url, input()))),
    get: (kind, everyMs, url) =>
      start(pace(everyMs, () => send(kind, new Request(url, { headers: { 'x-auth-token': 't' } })))),
    async stop(patienceMs = 0) {
      over.abort();
      const timer = setTimeout(() => givenUp.abort(), patienceMs);
      await Promise.all(running);
      clearTimeout(timer);
      // A 4xx is a mistake in this load, not in the system under test.
      const refused = answers.find(({ kind, status }) => kind !== 'stuck' && status >= 400 && status < 500);
      if (refused) throw new Error(`a call of kind ${refused.kind} is answered ${refused.status}`);
    },
  };
}

/** Calls that were sent, and those of them that had the wanted answer in time. */
export interface Count {
  sent: number;
  answered: number;
}

/** Counts the calls that had an answer of a status in time. */
export function countOf(calls: readonly TimedCall[], status: number, withinMs = inTimeMs): Count {
  const answered = calls.filter((each) => each.status === status && each.took <= withinMs).length;
  return { sent: calls.length, answered };
}

/** Counts the calls of a kind that were sent in a span of time, and those with an answer of a status in time. */
export function countIn(
  answers: readonly TimedCall[],
  kind: LoadKind,
  { from, to }: { from: number; to: number },
  status: number,
  withinMs = inTimeMs,
): Count {
  const during = answers.filter((each) => each.kind === kind && each.sent >= from && each.sent < to);
  return countOf(during, status, withinMs);
}

/** Patience of a client, in milliseconds: a later answer counts as none. */
export const inTimeMs = 2_000;
