/** Kills on each store, in full: `stress:kill [--kills 200] [--seed 1] [--writers 8] [--store sqlite|postgres]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readArguments } from '@dli-connections/lab/arguments';
import { startCluster } from '@dli-connections/lab/postgres/cluster';
import { startServer } from '../server.ts';
import { spread } from '../spread.ts';
import { type KillOptions, runKills } from './kills.ts';
import { crashCluster } from './postgres.ts';

const values = readArguments('kill', {
  kills: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
  writers: { type: 'string', default: '8' },
  store: { type: 'string', default: 'all' },
});
const [kills, seed, writers] = [values.kills, values.seed, values.writers].map(Number) as [number, number, number];

async function run(name: string, options: Pick<KillOptions, 'data' | 'crash'>): Promise<void> {
  console.log(`${name}: ${kills} kills, seed ${seed}, ${writers} writers`);
  // Starts on empty data, between the others, show the part of the machine in a start.
  const fresh: number[] = [];
  const progress = async (done: number) => {
    if (done % 10 > 0) return;
    const server = await startServer(['--data', ':memory:']);
    fresh.push(server.startMs);
    await server.end('SIGKILL');
    console.log(`  ${done} kills`);
  };
  const report = await runKills({ ...options, kills, seed, writers, progress });
  const { answered, open, crashes, startMs } = report;
  console.log(`  ${answered} answered calls, none lost`);
  console.log(
    `  ${open.done + open['not done']} calls without an answer: ${open.done} complete, ${open['not done']} without effect`,
  );
  if (crashes > 0) console.log(`  ${crashes} kills hit the database, and the server survived them`);
  console.log(`  start after a kill:  ${spread(startMs)}`);
  console.log(`  start on empty data: ${spread(fresh)}`);
  console.log(`  starts after a kill that took more than a second: ${startMs.filter((each) => each > 1000).length}`);
}

if (values.store !== 'postgres') {
  const folder = mkdtempSync(join(tmpdir(), 'dli-stress-'));
  const file = join(folder, 'data.sqlite');
  try {
    await run('SQLite', { data: ['--data', file] });
    const database = new DatabaseSync(file);
    const problems = [
      database.prepare('PRAGMA integrity_check').all(),
      database.prepare('PRAGMA foreign_key_check').all(),
    ];
    database.close();
    console.log(`  integrity: ${JSON.stringify(problems)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
if (values.store !== 'sqlite') {
  const cluster = await startCluster();
  if (!cluster) throw new Error('PostgreSQL is not installed on this machine');
  try {
    await run('PostgreSQL', { data: ['--database', cluster.url], crash: (random) => crashCluster(cluster, random) });
  } finally {
    await cluster.stop();
  }
}
