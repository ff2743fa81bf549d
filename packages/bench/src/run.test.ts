import { expect, test } from 'vitest';
import { contest, MissingError } from './contest.ts';
import { linesOf } from './report/lines.ts';
import { runContest } from './run.ts';

const options = { quick: true, rounds: 3, seconds: 1, print: () => {} };
const fixed =
  (...figures: number[]) =>
  async () => ({ measure: async () => figures.shift() ?? Number.NaN });

/** A contest of a contender that gets faster, one with a constant speed, and a missing one. */
const three = () =>
  contest('three', {
    title: 'Three',
    unit: 'requests/s',
    contenders: {
      ours: { what: 'ours', open: fixed(0, 10, 30, 20) },
      theirs: { what: 'theirs', open: fixed(0, 10, 10, 20) },
      absent: {
        what: 'absent',
        open: async () => {
          throw new MissingError('not installed');
        },
      },
    },
    rows: [
      { work: 'work', kind: 'peer', ratio: ['ours', 'theirs'], bar: { least: 1 } },
      { work: 'work', kind: 'peer', ratio: ['ours', 'theirs'], bar: { most: 0.9 } },
      { work: 'work', kind: 'peer', ratio: ['ours', 'absent'], bar: { least: 1 } },
    ],
  });

test('a ratio is the median over the rounds; the first measurement only warms up', async () => {
  const { rows, contenders } = await runContest(three(), options);
  expect(rows.map(({ measured }) => measured)).toEqual([
    { median: 1, least: 1, most: 3 },
    { median: 1, least: 1, most: 3 },
    undefined,
  ]);
  expect(contenders[0]?.figure).toEqual({ median: 20, least: 10, most: 30 });
});

test('a missing peer is skipped and reported', async () => {
  const lines: string[] = [];
  const result = await runContest(three(), { ...options, print: (line) => lines.push(line) });
  expect(lines[0]).toContain('absent is skipped: not installed');
  expect(linesOf(result).map((line) => line.trim().split(' work:')[0]?.trim())).toEqual([
    'holds',
    'falls short',
    'not measured',
  ]);
});

test('folders and processes of a contest are gone after it, also if it fails', async () => {
  let closed = 0;
  const failing = contest('two', {
    title: 'Two',
    unit: 'ms',
    contenders: {
      ours: { what: 'ours', open: async () => ({ measure: async () => 1, close: async () => void closed++ }) },
      theirs: { what: 'theirs', open: () => Promise.reject(new Error('broken')) },
    },
    rows: [{ work: 'work', kind: 'peer', ratio: ['ours', 'theirs'], bar: { most: 1 } }],
  });
  await expect(runContest(failing, options)).rejects.toThrow('two: theirs failed');
  expect(closed).toBe(1);
});

test('a row of one contender has its figure in place of a ratio', async () => {
  const counted = contest('one', {
    title: 'One',
    unit: 'files',
    contenders: { files: { what: 'files', open: fixed(0, 5, 7, 6) } },
    rows: [{ work: 'count', kind: 'count', ratio: ['files'], bar: { most: 6 } }],
  });
  const result = await runContest(counted, options);
  expect(result.rows[0]?.measured).toEqual({ median: 6, least: 5, most: 7 });
  expect(linesOf(result)).toEqual(['  holds        count: files = 6 (5–7), bar ≤ 6']);
});
