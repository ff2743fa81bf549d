import { barOf } from '../contest.ts';
import type { BenchResults, ContestResult, RowResult } from '../result.ts';
import { verdictOf, withSpread } from './lines.ts';

/** The results as a page: the table of the bars, then each contest with its figures and reasons. */
export function markdownOf({ time, machine, rounds, contests, against }: BenchResults): string {
  const { cpu, cores, memoryGiB, system, node, disk } = machine;
  return [
    '# Results of `bench`',
    '',
    'Written by `npx --yes pnpm@12.21.0 bench`. Each ratio is the median of those within a round, in which the contenders',
    'take turns; in brackets the least and the most. Figures compare within one run on one machine, and nowhere else.',
    '',
    'A *baseline* is the least code that could do the work, a *peer* the work of somebody else, *itself* the same at another',
    'size, *build* another build of this repository (`--against`). Every read of a connection or a page is its first: what was',
    'read before is not requested again within tens of thousands of requests.',
    '',
    `${time.slice(0, 10)}, ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node}, ${disk}, ${rounds} rounds at most.`,
    ...(against === undefined ? [] : ['', `The other build is ${against}.`]),
    '',
    '| work | of | to | bar | measured | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...contests.flatMap(({ rows }) => rows.map(lineOf)),
    '',
    ...contests.flatMap(sectionOf),
  ].join('\n');
}

function lineOf(row: RowResult): string {
  const [upper, lower] = row.ratio;
  const other = lower === undefined ? row.kind : `${lower} (${row.kind})`;
  const measured = row.measured ? withSpread(row.measured) : '–';
  return `| ${row.work} | ${upper} | ${other} | ${barOf(row).replace(' ', '\u00a0')} | ${measured} | ${verdictOf(row)} |`;
}

function sectionOf({ id, title, unit, contenders, rows }: ContestResult): string[] {
  const reasons = rows.filter(({ why }) => why);
  return [
    `## ${title}`,
    '',
    `![${title}](${id}.svg)`,
    '',
    `| | ${unit} | what it is |`,
    '| --- | --- | --- |',
    ...contenders.map(({ name, figure, missing, what }) => {
      return `| ${name} | ${figure ? withSpread(figure) : `skipped: ${missing}`} | ${what} |`;
    }),
    '',
    ...reasons.flatMap(({ work, ratio, why }) => [`${work}, ${ratio.join(' to ')}: ${why}`, '']),
  ];
}
