import type { Cluster } from '@dli-connections/lab/postgres/cluster';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import type { Random } from '@dli-connections/lab/random';

const sessions = `SELECT pid FROM pg_stat_activity WHERE application_name = 'dli-connections' ORDER BY pid`;

/** Crashes a cluster in one of two ways: the whole cluster, or one session, after which the cluster ends all others. */
export async function crashCluster(cluster: Cluster, random: Random): Promise<void> {
  if (random.chance(0.5)) return cluster.crash();
  const found = (await queryIn(cluster.url, sessions)) as { pid: number }[];
  if (found.length > 0) process.kill(random.pick(found).pid, 'SIGKILL');
}
