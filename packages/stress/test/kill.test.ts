/** Kills, in short; `stress:kill` is the long form. */
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { expect, onTestFinished, test } from 'vitest';
import { runKills } from '../src/kill/kills.ts';
import { crashCluster } from '../src/kill/postgres.ts';
import { createFile } from './stores.ts';

const seed = 1;

test('on SQLite nothing acknowledged is lost, and nothing is half done', async () => {
  const report = await runKills({ data: createFile(), kills: 3, seed, writers: 6 });
  expect(report.answered).toBeGreaterThan(3 * 6);
  expect(report.open.done + report.open['not done']).toBeGreaterThan(0);
});

test('on PostgreSQL neither, also if the database is killed', async ({ skip }) => {
  const cluster = await startCluster();
  if (!cluster) return skip('PostgreSQL is not installed');
  onTestFinished(cluster.stop);
  const report = await runKills({
    data: ['--database', cluster.url],
    kills: 2,
    seed,
    writers: 6,
    crash: (random) => crashCluster(cluster, random),
  });
  expect(report.answered).toBeGreaterThan(2 * 6);
  expect(report.crashes).toBe(1);
});
