/** The lives of projects behind a pooler. */
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { type LivesOptions, type LivesReport, liveOn } from '../lives.ts';
import { type Mode, startBouncer } from './bouncer.ts';

/** Has projects call two servers behind pgbouncer. `undefined` where PostgreSQL or pgbouncer is not installed. */
export async function runPooled(mode: Mode, options: LivesOptions): Promise<LivesReport | undefined> {
  const cluster = await startCluster();
  if (!cluster) return undefined;
  try {
    const bouncer = await startBouncer(cluster.url, mode);
    if (!bouncer) return undefined;
    try {
      // Looked at without the pooler, which would get in the way of that too.
      return await liveOn([bouncer.url, bouncer.url], cluster.url, options);
    } finally {
      await bouncer.stop();
    }
  } finally {
    await cluster.stop();
  }
}
