/** One failover of a database under two reference servers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from '@dli-connections/lab/program';
import { patiently } from '../patiently.ts';
import { ask } from '../send.ts';
import { startServer } from '../server.ts';
import { createFloating } from './floating.ts';
import { type Count, countIn, createLoad, type TimedCall } from './load.ts';
import { lostOf } from './lost.ts';
import { type PrimaryPair, startPair } from './pair.ts';

/** The failure, and the address by which the servers find the database that takes writes. */
export interface Failover {
  how: 'killed' | 'hangs';
  address: 'several hosts' | 'floating';
  /** Time of normal work before the failure, in milliseconds. */
  beforeMs: number;
  /** Longest wait for a create, from the failure, in milliseconds. */
  limitMs: number;
}

/** Figures of one failover. Each `Count` covers the time between the failure and the first create after it. */
export interface FailoverReport {
  acknowledged: number;
  /** Acknowledged creates that the promoted standby does not have. */
  lost: number;
  /** Milliseconds from the failure until the first 201 to a call that was sent after it; `undefined` if none came. */
  firstMs: number | undefined;
  /** Creates of projects without connections. */
  fresh: Count;
  shows: Count;
  /** Answers of 200 by `/readyz`. */
  ready: Count;
}

const writers = 8;

/** From the failure until the standby is promoted, in milliseconds. */
const promotedMs = 2_000;

/** Runs one failover; `undefined` where PostgreSQL is not installed. Throws where the servers do not take the address. */
export async function failOver(failover: Failover): Promise<FailoverReport | undefined> {
  const pair = await startPair();
  if (!pair) return undefined;
  try {
    return await failIn(pair, failover);
  } finally {
    await pair.stop();
  }
}

async function failIn(pair: PrimaryPair, { how, address, beforeMs, limitMs }: Failover): Promise<FailoverReport> {
  const { primary, standby } = pair;
  const floating = address === 'floating' ? await createFloating(primary.port) : undefined;
  const hosts = floating ? `127.0.0.1:${floating.port}` : `127.0.0.1:${primary.port},127.0.0.1:${standby.port}`;
  const url = `postgres://dli@${hosts}/postgres${floating ? '' : '?target_session_attrs=read-write'}`;
  const servers: Running[] = [];
  const load = createLoad();
  try {
    for (let at = 0; at < 2; at++) servers.push(await startServer(['--database', url]));
    await startLoad(load, servers);
    await sleep(beforeMs);
    // On a busy machine the writers may have only begun.
    await patiently(async () => mustHaveBegun(load.answers), 120_000);

    const failed = performance.now();
    if (how === 'killed') primary.kill();
    else primary.hang();
    await sleep(promotedMs);
    await pair.promote();
    floating?.move(standby.port);
    const first = await firstAfter(load.answers, failed, limitMs);
    await load.stop();

    const span = { from: failed, to: first ?? failed + limitMs };
    return {
      ...(await lostThrough(standby.url, load.answers)),
      firstMs: first === undefined ? undefined : first - failed,
      fresh: countIn(load.answers, 'fresh', span, 201),
      shows: countIn(load.answers, 'show', span, 200),
      ready: countIn(load.answers, 'ready', span, 200),
    };
  } finally {
    await load.stop();
    for (const server of servers) await server.end('SIGKILL');
    await floating?.close();
  }
}

async function startLoad(load: ReturnType<typeof createLoad>, servers: readonly Running[]): Promise<void> {
  for (let at = 0; at < writers; at++) load.write(urlOf(servers, at), `writer${at}`);
  const call = {
    operation: 'createEnhancedConnection' as const,
    input: { project_id: 'shown', name: 'shown', dest_vpc_id: 'v', dest_network_id: 'n' },
  };
  const { connection_id } = await ask(urlOf(servers, 0), call);
  for (const { url } of servers) {
    load.create('fresh', 200, url);
    load.get('show', 200, `${url}/v2.0/shown/datasource/enhanced-connections/${connection_id}`);
    load.get('ready', 100, `${url}/readyz`);
  }
}

// `at % servers.length` is always a valid index.
const urlOf = (servers: readonly Running[], at: number) => (servers[at % servers.length] as Running).url;

function mustHaveBegun(answers: readonly TimedCall[]): void {
  const { length } = answers.filter(({ made }) => made);
  if (length <= 2 * writers) throw new Error(`only ${length} creates are answered before the failure`);
}

/** Waits for the first 201 to a create that was sent after the failure; resolves to its time. */
async function firstAfter(answers: readonly TimedCall[], failed: number, limitMs: number): Promise<number | undefined> {
  for (; performance.now() < failed + limitMs; await sleep(10)) {
    const made = answers.filter(({ made, sent }) => made && sent >= failed).map(({ sent, took }) => sent + took);
    if (made.length > 0) return Math.min(...made);
  }
  return undefined;
}

/** Reads through a new server, so that only the database can answer. */
async function lostThrough(database: string, answers: readonly TimedCall[]) {
  const server = await startServer(['--database', database]);
  return lostOf(server.url, answers).finally(() => server.end('SIGTERM'));
}
