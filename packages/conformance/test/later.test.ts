import { expect, test } from 'vitest';
import { later } from '../src/later.ts';

test('waits until the clock shows two milliseconds more', async () => {
  const times = [10, 10, 11, 11, 12];
  await later(() => times.shift() ?? Number.NaN);
  expect(times).toEqual([]);
});
