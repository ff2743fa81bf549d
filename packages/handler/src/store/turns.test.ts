import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const odd = new Error('odd');
const away = new Error('away');

/** Turns that note what is carried out, and end when they are told. Works of `busy` fail in a group, and wait alone. */
function notedTurns() {
  const groups: string[] = [];
  const ends: (() => void)[] = [];
  const turns = createTurns<number>(
    async (works, alone) => {
      groups.push(`${works.map(({ key, work }) => key + work).join()}${alone ? ' alone' : ''}`);
      if (!alone && works.some(({ key }) => key === 'busy')) throw odd;
      await new Promise<void>((resolve) => ends.push(resolve));
      if (works.some(({ work }) => work === 0)) throw away;
      if (works.some(({ work }) => work % 2)) throw odd;
      return works.map(({ work }) => work * 10);
    },
    (error) => error === odd,
  );
  const endOne = async () => {
    ends.shift()?.();
    // What is added now, or goes on now, begins after the next events.
    for (let time = 0; time < 3; time++) await setImmediate();
  };
  const endAll = async () => {
    await setImmediate();
    while (ends.length > 0) await endOne();
  };
  return { groups, turns, endOne, endAll };
}

const outcomesOf = async (results: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(results)).map((each) => (each.status === 'fulfilled' ? each.value : each.reason));

test('what comes up at once, or during a turn, makes up one, whatever its keys', async () => {
  const { groups, turns, endAll } = notedTurns();
  const results = [turns.add('a', 2), turns.add('b', 4)];
  await setImmediate();
  results.push(turns.add('a', 6), turns.add('c', 8));
  expect(groups).toEqual(['a2,b4']);
  await endAll();
  expect(await Promise.all(results)).toEqual([20, 40, 60, 80]);
  expect(groups).toEqual(['a2,b4', 'a6,c8']);
  const later = turns.add('a', 12);
  await endAll();
  expect(await later).toBe(120);
});

test('a work that fails by itself fails alone, in its place', async () => {
  const { groups, turns, endAll } = notedTurns();
  const outcomes = outcomesOf([4, 5, 6].map((work) => turns.add('a', work)));
  await endAll();
  expect(await outcomes).toEqual([40, odd, 60]);
  expect(groups).toEqual(['a4,a5,a6', 'a4 alone', 'a5 alone', 'a6 alone']);
});

test('a key that has to wait for others keeps its order, and the other keys do not wait for it', async () => {
  const { groups, turns, endOne } = notedTurns();
  const results = [turns.add('busy', 2), turns.add('a', 4), turns.add('busy', 6)];
  await setImmediate();
  results.push(turns.add('busy', 8), turns.add('b', 10));
  await setImmediate();
  expect(groups).toEqual(['busy2,a4,busy6', 'busy2 alone', 'a4 alone', 'b10']);
  results.push(turns.add('b', 12));
  await endOne();
  expect(groups.slice(4)).toEqual(['busy6 alone']);
  await endOne();
  await endOne();
  expect(groups.slice(5)).toEqual(['b12']);
  await endOne();
  await endOne();
  // By now the key waits for nobody: what was kept back for it is a group again, in which it has to wait anew.
  expect(groups.slice(6)).toEqual(['busy8', 'busy8 alone']);
  await endOne();
  expect(await Promise.all(results)).toEqual([20, 40, 60, 80, 100, 120]);
});

test('what fails by itself fails all of its group, and the next goes on', async () => {
  const { turns, endAll } = notedTurns();
  const outcomes = outcomesOf([2, 4, 0].map((work) => turns.add('a', work)));
  await endAll();
  expect(await outcomes).toEqual([away, away, away]);
  const later = turns.add('a', 2);
  await endAll();
  expect(await later).toBe(20);
});
