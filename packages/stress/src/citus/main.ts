/**
 * The store on Citus: `stress:citus [--quick]`, with the address of a coordinator that has two workers or more in
 * `DLI_TEST_CITUS_URL`, and in `DLI_TEST_CITUS_KILL` and `DLI_TEST_CITUS_START` commands that kill one of the workers and
 * start it again.
 */

import { messageOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { lineOfReport } from '@dli-connections/conformance';
import { distributePostgres } from '@dli-connections/handler';
import { createSchemaIn, queryIn } from '@dli-connections/lab/postgres/schema';
import { quickFlag } from '../flags.ts';
import { linesOf, liveOn } from '../lives.ts';
import { killWorker } from './kill.ts';
import { runKit } from './kit.ts';
import { nodesOf } from './nodes.ts';
import { askingMany, noteStatements } from './shards.ts';

const { has } = readArguments('citus', [quickFlag], 'Calls the store on a distributed PostgreSQL.');
const { DLI_TEST_CITUS_URL: coordinator, DLI_TEST_CITUS_KILL: kill, DLI_TEST_CITUS_START: start } = process.env;

async function run(database: string): Promise<void> {
  const [version] = await queryIn(database, 'SELECT citus_version() AS citus, version() AS postgres');
  console.log(Object.values(version ?? {}).join('; '));
  const { url: place, remove } = await createSchemaIn(database);
  try {
    await distributePostgres(place);
    if (!has('quick')) await countShards(place);
    await callEachNode(place);
    if (kill && start) await countRefused(place, { kill, start });
    else console.log('the kill of a worker is SKIPPED: DLI_TEST_CITUS_KILL and DLI_TEST_CITUS_START name no commands');
  } finally {
    await remove();
  }
}

async function countShards(place: string): Promise<void> {
  const sent = noteStatements();
  const report = await runKit(place);
  console.log(lineOfReport(report));
  const many = await askingMany(place, [...sent.values()]);
  console.log(`statements that ask more than one shard, or that are refused: ${many.length} of ${sent.size}`);
  // Filters and lists have one statement for each length. Statements with the same beginning count as one kind.
  const kinds = Map.groupBy(many, ({ text, shards }) => `${shards}: ${text.replaceAll(/\s+/g, ' ').slice(0, 150)}`);
  for (const [kind, those] of kinds) console.log(`  ${kind} … (${those.length})`);
}

async function callEachNode(place: string): Promise<void> {
  const places = await nodesOf(place);
  const options = { projects: 16, calls: 30, seed: 1 };
  const report = await liveOn(places, place, options);
  console.log(`${places.length} servers, each at another node, ${options.projects} projects`);
  console.log(linesOf(report, options).join('\n'));
}

async function countRefused(place: string, commands: { kill: string; start: string }): Promise<void> {
  const options = { projects: 16, forMs: has('quick') ? 4_000 : 12_000 };
  const { acknowledged, lost, living, dead } = await killWorker(place, commands, options);
  console.log(`one worker dead for ${options.forMs / 1_000} s, ${options.projects} projects`);
  console.log(`  acknowledged writes lost: ${lost} of ${acknowledged}`);
  console.log(
    `  creates of projects on living nodes not made in 2 s: ${living.sent - living.answered} of ${living.sent}`,
  );
  console.log(`  creates of projects on the dead node made all the same: ${dead.answered} of ${dead.sent}`);
}

if (!coordinator) console.warn('Citus: SKIPPED, DLI_TEST_CITUS_URL names no coordinator');
else
  try {
    await run(coordinator);
  } catch (error) {
    console.log(`  ${messageOf(error).trim()}`);
    process.exitCode = 1;
  }
