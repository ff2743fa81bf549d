import { expect, test } from 'vitest';
import { limitPerKey } from './limit-per-key.ts';

const late = new Error('late');

test('a limited number of items of one key run at a time, in order, and other keys do not wait for them', async () => {
  const limited = limitPerKey(2, 60_000, () => late);
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () => {
    began.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const results = ['a1', 'a2', 'a3', 'b1', 'a4'].map((name) => limited(name.slice(0, 1), work(name)));
  expect(began).toEqual(['a1', 'a2', 'b1']);
  for (let at = 0; at < 5; at++) {
    ends[at]?.();
    await new Promise(setImmediate);
  }
  expect(began).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
  expect(await Promise.all(results)).toEqual(['a1', 'a2', 'a3', 'b1', 'a4']);
});

test('an item that waits too long is given up, and its key continues', async () => {
  const limited = limitPerKey(1, 10, () => late);
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = limited('a', () => promise);
  await expect(limited('a', async () => {})).rejects.toBe(late);
  resolve();
  await first;
  expect(await limited('a', async () => 'on')).toBe('on');
  await expect(limited('a', () => Promise.reject(late))).rejects.toBe(late);
  expect(await limited('a', async () => 'on')).toBe('on');
});
