import { readFileSync } from 'node:fs';
import { contests } from '../contests/index.ts';
import type { BenchResults, ContestResult } from '../result.ts';
import { chartOf } from './chart.ts';
import { markdownOf } from './markdown.ts';

/** The files that a run leaves in a folder, by name. Earlier results of other contests stay. */
export function filesOf(results: BenchResults, folder: string): [name: string, content: string][] {
  const all = { ...results, contests: merge(earlier(folder), results.contests) };
  return [
    ['results.json', `${JSON.stringify(all, null, 2)}\n`],
    ['README.md', markdownOf(all)],
    ...all.contests.map((each): [string, string] => [`${each.id}.svg`, chartOf(each)]),
  ];
}

function earlier(folder: string): readonly ContestResult[] {
  try {
    const { contests } = JSON.parse(readFileSync(`${folder}/results.json`, 'utf8')) as BenchResults;
    return contests;
  } catch {
    return []; // missing, or in a form that is no longer read
  }
}

/** One result for each contest there is, in the order of the table. */
function merge(before: readonly ContestResult[], now: readonly ContestResult[]): ContestResult[] {
  return contests.flatMap(({ id }) => [...now, ...before].find((each) => each.id === id) ?? []);
}
