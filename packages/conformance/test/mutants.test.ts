/**
 * The suite is graded: each rule of the spec is broken in every way, and the suite of the true spec must notice, on the
 * handler, on the mock, and on the client. Here a part of the mutants is tried; `mutate` tries them all.
 */
import { expect, test } from 'vitest';
import { gradeAll, tasksOf } from '../grade/all.ts';
import { provenWrong } from '../grade/proofs.ts';
import { globOf } from '../src/glob.ts';
import { answerMutants, linesOf, loadExplained, requestMutants, tally } from '../src/index.ts';
import { bundle } from './targets.ts';

/** One mutant in this many is tried; the mock is slow. */
const samples = { handler: 32, mock: 100, client: 1 } as const;
const explained = await loadExplained();
const requests = requestMutants(bundle);

test('every mutant is found, or has a reason', { timeout: 600_000 }, async () => {
  const tasks = Object.entries(samples).flatMap(([target, sample]) => tasksOf([target as 'mock'], 1, sample));
  const tallies = tally(await gradeAll(tasks, 1), explained);
  console.log(linesOf(tallies).join('\n'));
  expect(tallies.flatMap(({ stale }) => stale)).toEqual([]);
  const survivors = tallies.flatMap(({ survivors }) => survivors.filter(({ reason }) => !reason));
  const advice =
    'add a case for each, or the reason to known-failing/equivalent-mutants.yaml (CONTRIBUTING.md, 5 and 6)';
  expect(survivors, advice).toEqual([]);
});

test('no request distinguishes mutants that are listed as equivalent', { timeout: 600_000 }, async () => {
  expect(await provenWrong(requests, explained, 16)).toEqual([]);
});

test('every line of the list names mutants that exist', () => {
  const answers = answerMutants(bundle).map(({ name }) => `answers/${name}`);
  const names = [...requests.map(({ name }) => `requests/${name}`), ...answers];
  const all = ['handler', 'mock', 'client'].flatMap((target) => names.map((name) => `${target}/${name}`));
  const globs = explained.flatMap(({ mutants }) => mutants);
  expect(globs.filter((glob) => !all.some((name) => globOf(glob).test(name)))).toEqual([]);
});
