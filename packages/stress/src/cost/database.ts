import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, startCluster } from '@dli-connections/lab/postgres/cluster';
import { Client } from 'pg';
import { memoryOf } from './program.ts';

/** A separate PostgreSQL server, and the resource use of its sessions. */
export interface Database {
  url: string;
  /** Processor time of its sessions, in milliseconds, in steps of 10. Background work such as vacuum is left out. */
  processorMs: () => number;
  /** Memory of its sessions without shared memory, in bytes. */
  resident: () => number;
  /** Ends all running statements, and waits until the server answers again. */
  quell: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a server; `undefined` if PostgreSQL is not installed. */
export async function startDatabase(): Promise<Database | undefined> {
  const cluster = await startCluster();
  if (!cluster) return undefined;
  /** Ended sessions count too; otherwise the sum would shrink. */
  const used = new Map<number, number>();
  const sum = (all: Iterable<number>) => [...all].reduce((one, other) => one + other, 0);
  return {
    url: cluster.url,
    processorMs() {
      for (const pid of sessionsOf(cluster)) used.set(pid, Math.max(used.get(pid) ?? 0, ticksOf(pid)));
      return sum(used.values()) * 10;
    },
    resident: () => sum(sessionsOf(cluster).map((pid) => memoryOf(pid, 'RssAnon'))),
    quell: () => quell(cluster),
    stop: cluster.stop,
  };
}

/** Fields of `/proc/<pid>/stat` after the process name, which may contain any character. */
function statOf(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return []; // the process ended, or this is not Linux
  }
}

const ticksOf = (pid: number) => Number(statOf(pid)[11] ?? 0) + Number(statOf(pid)[12] ?? 0);

/** PostgreSQL names the client in the title of a session's process. */
function isSession(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('[local]');
  } catch {
    return false;
  }
}

function sessionsOf({ folder }: Cluster): number[] {
  try {
    const first = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0];
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && statOf(name)[1] === first && isSession(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** A statement in planning ignores a cancel, so its process is killed, which restarts the database. */
async function quell({ url }: Cluster): Promise<void> {
  await sleep(100); // a backend whose client is gone may end by itself
  const busy = await patiently(() =>
    ask<{ pid: number }>(
      url,
      `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND datname IS NOT NULL`,
    ),
  );
  for (const { pid } of busy) process.kill(pid, 'SIGKILL');
  // The database may still answer until it notices the kill.
  if (busy.length > 0) await sleep(500);
  await patiently(() => ask(url, 'SELECT 1'));
}

/** Retries until the database answers. */
async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (const deadline = Date.now() + 60_000; ; await sleep(200)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client(url);
  client.on('error', () => {}); // the query rejects
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
