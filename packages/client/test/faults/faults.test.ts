import { expect, test } from 'vitest';
import type { Target } from '../../src/index.ts';
import { runSchedule } from './schedule.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test('no schedule of faults makes the client lie, act twice or hang', async () => {
  const problems: string[] = [];
  const outcomes = new Set<string>();
  for (const seed of seeds(500)) {
    const found = await runSchedule(seed);
    problems.push(...found.problems);
    for (const name of found.outcomes) outcomes.add(name);
  }
  expect(problems).toEqual([]);
  // Only few schedules end a wait for peers with an error.
  outcomes.delete('WaitError');
  const classes = ['Api', 'Network', 'SoftFailure', 'Timeout', 'UnexpectedAnswer', 'UnknownOutcome'];
  expect([...outcomes].sort()).toEqual([...classes.map((name) => `${name}Error`), 'success']);
});

test.each<[string, RegExp, (target: Target) => Target]>([
  [
    'repeats what failed',
    /it was delivered 2 times/,
    (target) => (request) => target(request.clone()).catch(() => target(request)),
  ],
  [
    'takes failures for successes',
    /it reports a success that did not happen/,
    (target) => async (request) => {
      const response = await target(request);
      if (response.ok || !/PUT|DELETE/.test(request.method)) return response;
      return Response.json({ is_success: true, message: '' });
    },
  ],
])('schedules notice a client that %s', async (_name, problem, wrap) => {
  const found = await Promise.all(seeds(150).map((seed) => runSchedule(seed, wrap)));
  expect(found.flatMap(({ problems }) => problems).join('\n')).toMatch(problem);
});
