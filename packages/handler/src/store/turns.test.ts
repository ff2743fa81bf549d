import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const odd = new Error('odd');
const away = new Error('away');

/** Turns that note their groups, and end when they are told. */
function notedTurns() {
  const groups: string[] = [];
  const ends: (() => void)[] = [];
  const turns = createTurns<number>(
    async (key, works) => {
      groups.push(`${key}: ${works.join()}`);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (works.includes(0)) throw away;
      if (works.some((each) => each % 2)) throw odd;
      return works.map((each) => each * 10);
    },
    (error) => error === odd,
  );
  const endAll = async () => {
    while (ends.length > 0) {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { groups, turns, endAll };
}

test('what comes up during a turn makes up the next, and keys do not wait for each other', async () => {
  const { groups, turns, endAll } = notedTurns();
  const results = [turns.add('a', 2), turns.add('a', 4), turns.add('b', 6), turns.add('a', 8)];
  expect(groups).toEqual(['a: 2', 'b: 6']);
  await endAll();
  expect(await Promise.all(results)).toEqual([20, 40, 60, 80]);
  expect(groups).toEqual(['a: 2', 'b: 6', 'a: 4,8']);
  const later = turns.add('a', 12);
  await endAll();
  expect(await later).toBe(120);
});

test('a work that fails by itself fails alone, in its place', async () => {
  const { groups, turns, endAll } = notedTurns();
  const results = Promise.allSettled([2, 4, 5, 6].map((work) => turns.add('a', work)));
  await endAll();
  expect((await results).map((each) => (each.status === 'fulfilled' ? each.value : each.reason))).toEqual([
    20,
    40,
    odd,
    60,
  ]);
  expect(groups).toEqual(['a: 2', 'a: 4,5,6', 'a: 4', 'a: 5', 'a: 6']);
});

test('what fails by itself fails all of its group, and the next goes on', async () => {
  const { turns, endAll } = notedTurns();
  const results = Promise.allSettled([2, 4, 0].map((work) => turns.add('a', work)));
  await endAll();
  expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  const later = turns.add('a', 2);
  await endAll();
  expect(await later).toBe(20);
});
