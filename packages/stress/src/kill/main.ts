/** Kills on each store, in full: `stress:kill [--kills 200] [--seed 1] [--writers 8] [--store sqlite|postgres]`. */
import { DatabaseSync } from 'node:sqlite';
import { count } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import type { Random } from '@dli-connections/lab/random';
import { seedFlag, storeFlag } from '../flags.ts';
import { startServer } from '../server.ts';
import { spread } from '../spread.ts';
import { type OnStore, onEachStore } from '../stores.ts';
import { runKills } from './kills.ts';
import { crashCluster } from './postgres.ts';

const { text } = readArguments(
  'kill',
  [
    { flag: 'kills', fallback: '200', value: 'COUNT', rule: count(1, 1_000_000), meaning: 'number of kills' },
    seedFlag,
    { flag: 'writers', fallback: '8', value: 'COUNT', rule: count(1, 1000), meaning: 'number of writers at once' },
    storeFlag,
  ],
  'Kills servers during writes.',
);
const [kills, seed, writers] = [Number(text('kills')), Number(text('seed')), Number(text('writers'))];

const run: OnStore = async (name, data, cluster) => {
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
  const crash = cluster && ((random: Random) => crashCluster(cluster, random));
  const report = await runKills({ data, crash, kills, seed, writers, progress });
  const { answered, open, crashes, startMs } = report;
  console.log(`  ${answered} answered calls, none lost`);
  console.log(
    `  ${open.done + open['not done']} calls without an answer: ${open.done} complete, ${open['not done']} without effect`,
  );
  if (crashes > 0) console.log(`  ${crashes} kills hit the database, and the server survived them`);
  console.log(`  start after a kill:  ${spread(startMs)}`);
  console.log(`  start on empty data: ${spread(fresh)}`);
  console.log(`  starts after a kill that took more than a second: ${startMs.filter((each) => each > 1000).length}`);
  if (!cluster) console.log(`  integrity: ${JSON.stringify(problemsIn(data[1]))}`);
};

function problemsIn(file: string): unknown[] {
  const database = new DatabaseSync(file);
  const problems = ['integrity_check', 'foreign_key_check'].map((name) => database.prepare(`PRAGMA ${name}`).all());
  database.close();
  return problems;
}

await onEachStore(text('store'), run);
