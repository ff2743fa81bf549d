import { expect, test } from 'vitest';
import { contests } from './contests/index.ts';

const rows = contests.flatMap((contest) => contest.rows.map((row) => ({ contest, row })));

test.each(rows)(
  '$row.work, $row.ratio: has a unit, a bar, and contenders that say what they are',
  ({ contest, row }) => {
    expect(contest.unit).not.toBe('');
    expect(Object.values(row.bar)).toEqual([expect.any(Number)]);
    for (const name of row.ratio) expect(contest.contenders[name]?.what).toBeTruthy();
    expect(new Set(row.ratio).size).toBe(row.kind === 'count' ? 1 : 2);
  },
);

test('every contest has an identifier of its own, and a row', () => {
  expect(new Set(contests.map(({ id }) => id)).size).toBe(contests.length);
  for (const { rows } of contests) expect(rows).not.toEqual([]);
});
