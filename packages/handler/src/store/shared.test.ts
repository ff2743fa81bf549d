import { expect, test } from 'vitest';
import { shared } from './shared.ts';

test('who asks while events are waiting shares one look, which is taken after all of them have asked', async () => {
  let looks = 0;
  const look = shared(async () => ++looks);
  const both = [look(), look()];
  expect(looks).toBe(0);
  expect(await Promise.all(both)).toEqual([1, 1]);
  expect(await look()).toBe(2);
});

test('a look that fails is no look of who asks afterwards', async () => {
  let looks = 0;
  const look = shared(async () => {
    if (++looks === 1) throw new Error('away');
    return looks;
  });
  await expect(look()).rejects.toThrow('away');
  expect(await look()).toBe(2);
});
