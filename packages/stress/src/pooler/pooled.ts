/** Sequences of calls behind a pooler. */
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { type LivesOptions, type LivesReport, liveOn } from '../lives.ts';
import { type Mode, startBouncer } from './bouncer.ts';

/** Runs projects on two servers behind pgbouncer. Returns `undefined` if PostgreSQL or pgbouncer is not installed. */
export async function runPooled(mode: Mode, options: LivesOptions): Promise<LivesReport | undefined> {
  const cluster = await startCluster();
  if (!cluster) return undefined;
  try {
    const bouncer = await startBouncer(cluster.url, mode);
    if (!bouncer) return undefined;
    try {
      // The comparison at the end bypasses the pooler, which would disturb it.
      return await liveOn([bouncer.url, bouncer.url], cluster.url, options);
    } finally {
      await bouncer.stop();
    }
  } finally {
    await cluster.stop();
  }
}
