import type { Cluster } from '@dli-connections/lab/postgres/cluster';
import type { Random } from '@dli-connections/lab/random';
import { Client } from 'pg';

/** Crashes a cluster in one of two ways: the whole cluster, or one session, after which the cluster ends all others. */
export async function crashCluster(cluster: Cluster, random: Random): Promise<void> {
  if (random.chance(0.5)) return cluster.crash();
  const client = new Client(cluster.url);
  // This client's session ends with all others.
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'dli-connections' ORDER BY pid`,
  );
  if (rows.length > 0) process.kill(random.pick(rows).pid, 'SIGKILL');
  await client.end().catch(() => {});
}
