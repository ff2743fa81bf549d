import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, startCluster } from '@dli-connections/lab/postgres/cluster';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import { childrenOf, memoryOf, processorTimeOf } from '@dli-connections/lab/process';
import { patiently } from '../patiently.ts';

/** A separate PostgreSQL server, and the resource use of its sessions. */
export interface Database {
  url: string;
  /** Processor time of its sessions, in milliseconds, in steps of 10. Background work such as vacuum is left out. */
  processorMs: () => number;
  /** Memory of its sessions, without shared memory, in bytes. */
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
      for (const pid of sessionsOf(cluster)) used.set(pid, Math.max(used.get(pid) ?? 0, processorTimeOf(pid) ?? 0));
      return sum(used.values()) * 1_000;
    },
    resident: () => sum(sessionsOf(cluster).map((pid) => memoryOf(pid)?.own ?? 0)),
    quell: () => quell(cluster),
    stop: cluster.stop,
  };
}

/** PostgreSQL names the client in the title of a session's process. */
function isSession(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('[local]');
  } catch {
    return false;
  }
}

function sessionsOf({ pid }: Cluster): number[] {
  try {
    return childrenOf(pid()).filter(isSession);
  } catch {
    return []; // the database is being restarted, or this is not Linux
  }
}

/** A statement in planning ignores a cancel, so its process is killed, which restarts the database. */
async function quell({ url }: Cluster): Promise<void> {
  await sleep(100); // a backend whose client is gone may end by itself
  const busy = `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND datname IS NOT NULL`;
  const found = (await patiently(() => queryIn(url, busy), 60_000)) as { pid: number }[];
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
  // The database may still answer until it notices the kill.
  if (found.length > 0) await sleep(500);
  await patiently(() => queryIn(url, 'SELECT'), 60_000);
}
