/** `mutate`: how many deliberate faults the suite finds. Writes `dist/mutate.json` and `dist/mutate.html`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { count, oneOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { type Explained, fragmentOf, linesOf, loadExplained, scoreOf, tally } from '../src/index.ts';
import { gradeAll, tasksOf } from './all.ts';
import { heldOutTally, loadFirst, saveFoundBy } from './planted.ts';

const all = ['mock', 'handler', 'planted', 'client'] as const;
const flags = [
  { flag: 'only', fallback: '', value: 'TARGET', rule: oneOf(all), meaning: `${all.join(', ')}; may be given again` },
  { flag: 'sample', fallback: '1', value: 'COUNT', rule: count(1, 1_000_000), meaning: 'try only every Nth fault' },
] as const;
const { all: given, text } = readArguments(
  'mutate',
  flags,
  'Plants faults, and counts those that the contract tests find.',
);
const only = given('only');
const targets = all.filter((target) => only.length === 0 || only.includes(target));
const started = Date.now();
const workers = Math.min(availableParallelism(), 4);
const grades = await gradeAll(tasksOf(targets, 3 * workers, Number(text('sample'))), workers);
const explained: Explained[] = await loadExplained();
const tallies = tally(grades, explained);
const first = grades.planted ? heldOutTally(grades.planted.heldOut ?? [], await loadFirst()) : undefined;
const seconds = (Date.now() - started) / 1000;

console.log(linesOf(tallies).join('\n'));
if (first) console.log(`held-out faults: ${first.first} of ${first.total} found at first, ${first.now} now`);
console.log(`${seconds.toFixed(0)} seconds, ${workers} at once`);

const folder = new URL('../dist/', import.meta.url);
await mkdir(folder, { recursive: true });
const scores = tallies.map((each) => ({ ...each, score: scoreOf(each) }));
await writeFile(
  new URL('mutate.json', folder),
  `${JSON.stringify({ seconds, workers, heldOut: first, scores }, null, 2)}\n`,
);
await writeFile(new URL('mutate.html', folder), fragmentOf(tallies));
// The last whole run is committed: the portal shows the scores, and the tests try first the case that found a fault.
if (only.length === 0 && text('sample') === '1') {
  await writeFile(new URL('../results/mutate.html', import.meta.url), fragmentOf(tallies));
  await saveFoundBy(Object.values(grades.planted ?? {}).flat());
}

const isBad = tallies.some(({ survivors, stale }) => stale.length > 0 || survivors.some(({ reason }) => !reason));
process.exit(isBad ? 1 : 0);
