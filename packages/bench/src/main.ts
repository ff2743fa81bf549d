/** The bench as a program: runs the contests, prints what they come to, and keeps a full run's results. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contests } from './contests/index.ts';
import { machine } from './machine.ts';
import { filesOf } from './report/files.ts';
import { linesOf } from './report/lines.ts';
import type { ContestResult, Results } from './result.ts';
import { runContest } from './run.ts';

const usage = `bench [--quick] [--only id,id] [--out folder]
  --quick  runs everything briefly: that it runs is the result, not the figures
  --only   some of ${contests.map(({ id }) => id).join(', ')}
  --out    where the results go; packages/bench/results by default, nowhere with --quick`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const wanted = values.only?.split(',');
const unknown = wanted?.find((id) => !contests.some((contest) => contest.id === id));
if (values.help || unknown) {
  console.error(unknown ? `bench: there is no "${unknown}"\n\n${usage}` : usage);
  process.exit(unknown ? 1 : 0);
}

const options = { quick, rounds: quick ? 1 : 5, seconds: quick ? 0.3 : 2, print: console.log };
const out = values.out ?? (quick ? undefined : fileURLToPath(new URL('../results', import.meta.url)));
const found: ContestResult[] = [];

/** Keeps what was found so far: a run that is ended before its end has not been for nothing. */
function keep(): void {
  if (out === undefined) return;
  const time = new Date().toISOString();
  const results: Results = { time, quick, rounds: options.rounds, machine: machine(), contests: found };
  mkdirSync(out, { recursive: true });
  for (const [name, content] of filesOf(results, out)) writeFileSync(`${out}/${name}`, content);
}

for (const contest of contests.filter(({ id }) => wanted?.includes(id) ?? true)) {
  console.log(`${contest.title} [${contest.id}]`);
  try {
    const result = await runContest(contest, options);
    found.push(result);
    console.log(linesOf(result).join('\n'));
    keep();
  } catch (error) {
    // One that cannot be run is no reason not to run the others.
    process.exitCode = 1;
    console.error(error);
  }
}
if (out !== undefined) console.log(`results in ${out}`);
