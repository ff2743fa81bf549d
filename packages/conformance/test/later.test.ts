import { expect, test } from 'vitest';
import { later } from '../src/later.ts';

test('it is later once the clock has left the millisecond for good, however often it has to be looked at', async () => {
  const times = [10, 10, 11, 11, 12];
  await later(() => times.shift() ?? Number.NaN);
  expect(times).toEqual([]);
});
