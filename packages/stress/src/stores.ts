/** The stores that a run is made on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, startCluster } from '@dli-connections/lab/postgres/cluster';
import type { DataFlags } from './server.ts';

/** A run on a store without data. On PostgreSQL it gets the cluster, too. */
export type OnStore = (name: string, data: DataFlags, cluster?: Cluster) => Promise<void>;

/** Runs on each store in turn, or on one of them, and removes the data. */
export async function onEachStore(only: string, run: OnStore): Promise<void> {
  if (only !== 'postgres') {
    const folder = mkdtempSync(join(tmpdir(), 'dli-stress-'));
    await run('SQLite', ['--data', join(folder, 'data.sqlite')]).finally(() => rmSync(folder, { recursive: true }));
  }
  if (only !== 'sqlite') {
    const cluster = await startCluster();
    if (!cluster) throw new Error('PostgreSQL is not installed on this machine');
    await run('PostgreSQL', ['--database', cluster.url], cluster).finally(cluster.stop);
  }
}
