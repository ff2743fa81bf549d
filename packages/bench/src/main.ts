/** The bench as a program: runs the contests, prints the ratios, and saves the results of a full run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listOf, messageOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { type OtherBuild, openBuild } from './against/open.ts';
import { withTwins } from './against/twins.ts';
import { contests } from './contests/index.ts';
import { machine } from './machine.ts';
import { filesOf } from './report/files.ts';
import { linesOf } from './report/lines.ts';
import type { BenchResults, ContestResult } from './result.ts';
import { runContest } from './run.ts';

const ids = contests.map(({ id }) => id);
const flags = [
  { flag: 'quick', meaning: 'run all briefly, to see that it runs; the figures mean nothing' },
  { flag: 'only', fallback: '', value: 'ID,ID', meaning: `run only these, of ${ids.join(', ')}`, rule: listOf(ids) },
  {
    flag: 'against',
    fallback: '',
    value: 'BUILD',
    meaning: 'a git ref, or the folder of another build: run its servers beside those of this one, and print the ratio',
  },
  {
    flag: 'out',
    fallback: '',
    value: 'FOLDER',
    meaning: 'folder for the results; by default packages/bench/results, or nowhere with --quick or --only',
  },
] as const;
const { text, has } = readArguments('bench', flags, 'Measures this build, beside peers, baselines or another build.');
const quick = has('quick');
const wanted = text('only') ? text('only').split(',') : undefined;

const options = { quick, rounds: quick ? 1 : 5, seconds: quick ? 0.3 : 2, print: console.log };
const out = text('out') || (quick || wanted ? undefined : fileURLToPath(new URL('../results', import.meta.url)));
const found: ContestResult[] = [];

// Folders and servers are removed at the exit, which a signal alone would pass over.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const other = text('against') ? await otherBuild(text('against')) : undefined;

/** The other build. Without one it ends the program, with the reason in a line. */
async function otherBuild(given: string): Promise<OtherBuild> {
  try {
    return await openBuild(given, console.log);
  } catch (error) {
    console.error(`bench: ${messageOf(error)}`);
    process.exit(1);
  }
}

/** Saves the results so far, so that an interrupted run is not lost. */
function keep(): void {
  if (out === undefined) return;
  const time = new Date().toISOString();
  const results: BenchResults = {
    time,
    quick,
    rounds: options.rounds,
    machine: machine(),
    against: other?.name,
    contests: found,
  };
  mkdirSync(out, { recursive: true });
  for (const [name, content] of filesOf(results, out)) writeFileSync(`${out}/${name}`, content);
}

const chosen = contests.filter(({ id }) => wanted?.includes(id) ?? true);
const run = other ? chosen.flatMap((each) => withTwins(each, other) ?? []) : chosen;
if (run.length === 0)
  console.log('none of these contests runs a server of a build: there is nothing to measure the other one at');
for (const contest of run) {
  console.log(`${contest.title} [${contest.id}]`);
  try {
    const result = await runContest(contest, options);
    found.push(result);
    console.log(linesOf(result).join('\n'));
    keep();
  } catch (error) {
    // If one cannot run, the others still do.
    process.exitCode = 1;
    console.error(error);
  }
}
other?.close();
if (out !== undefined) console.log(`results in ${out}`);
