import { expect, test } from 'vitest';
import { thisBuild } from '../build.ts';
import { contest, type OpenContender } from '../contest.ts';
import { contests } from '../contests/index.ts';
import { runContest } from '../run.ts';
import { twinOf, withTwins } from './twins.ts';

const other = { name: 'v1 (abc1234)', folder: '/other' };

/** Measures whether it runs this build. */
const own: OpenContender = async (_, build) => ({ measure: async () => (build.folder === thisBuild.folder ? 6 : 2) });
const bare: OpenContender = async () => ({ measure: async () => 12 });

const three = (open = own) =>
  contest('three', {
    title: 'Three',
    unit: 'requests/s',
    contenders: {
      ours: { what: 'our server', open, against: { work: 'work', bar: { least: 2 } } },
      bare: { what: 'bare', open: bare },
    },
    rows: [{ work: 'work', kind: 'baseline', ratio: ['ours', 'bare'], bar: { least: 0.5 } }],
  });

const options = { quick: true, rounds: 2, seconds: 1, print: () => {} };

test('each contest is measured on both builds, with a row for their ratio', async () => {
  const twins = withTwins(three(), other);
  expect(Object.keys(twins?.contenders ?? {})).toEqual(['ours', twinOf('ours'), 'bare']);
  const { rows, contenders } = await runContest(twins ?? three(), options);
  expect(contenders[1]?.what).toContain('v1 (abc1234)');
  expect(rows.map(({ kind, ratio, measured }) => [kind, ratio, measured?.median])).toEqual([
    ['baseline', ['ours', 'bare'], 0.5],
    ['build', ['ours', twinOf('ours')], 3],
  ]);
});

test('a contest that the other build cannot run is left out with a reason, and the rest is measured', async () => {
  const lacking: OpenContender = async (lab, build) => {
    if (build === other) throw new Error('no such flag');
    return own(lab, build);
  };
  const { rows, contenders } = await runContest(withTwins(three(lacking), other) ?? three(), options);
  expect(contenders[1]?.missing).toBe('v1 (abc1234) does not become ready for it: no such flag');
  expect(rows.map(({ measured }) => measured?.median)).toEqual([0.5, undefined]);
});

test('a contest without a server has no twin', () => {
  const { contenders, ...rest } = three();
  expect(withTwins({ ...rest, contenders: { bare: { what: 'bare', open: bare } } }, other)).toBe(undefined);
});

test('each row that compares with another build is there once', () => {
  const rows = contests.flatMap((each) => withTwins(each, other)?.rows.filter(({ kind }) => kind === 'build') ?? []);
  const works = rows.map(({ work }) => work);
  expect(new Set(works).size).toBe(works.length);
  expect(works).toEqual(
    expect.arrayContaining([
      'list page of 100 with 10 hosts each, first read',
      'list page right after a change of one of its connections',
      'list page on PostgreSQL, first read',
      'files that a create runs through',
    ]),
  );
});
