import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBatchQueue } from './batch-queue.ts';

const odd = new Error('odd');
const away = new Error('away');
const stuck = new Error('stuck');
const tooLate = new Error('too late');

/** An item that others hold up. */
const stuckItem = 99;

/** A queue that records its batches, which end on a signal. Items of `busy` fail in a batch, and wait alone. */
function notedQueue() {
  const batches: string[] = [];
  const ends: (() => void)[] = [];
  const add = createBatchQueue<number>(
    async (items, alone) => {
      batches.push(`${items.map(({ key, item }) => key + item).join()}${alone ? ' alone' : ''}`);
      if (!alone && items.some(({ key }) => key === 'busy')) throw odd;
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.some(({ item }) => item === 0)) throw away;
      if (items.some(({ item }) => item === stuckItem)) throw alone ? stuck : odd;
      if (items.some(({ item }) => item % 2)) throw odd;
      return items.map(({ item }) => item * 10);
    },
    { fallsApart: (error) => error === odd, isHeldUp: (error) => error === stuck, limitMs: 50, late: () => tooLate },
  );
  const endOne = async () => {
    ends.shift()?.();
    // Items added or resumed now begin after the next events.
    for (let time = 0; time < 3; time++) await setImmediate();
  };
  const endAll = async () => {
    await setImmediate();
    while (ends.length > 0) await endOne();
  };
  return { batches, add, endOne, endAll };
}

const outcomesOf = async (results: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(results)).map((each) => (each.status === 'fulfilled' ? each.value : each.reason));

test('items that arrive at once, or during a batch, form one batch, whatever their keys', async () => {
  const { batches, add, endAll } = notedQueue();
  const results = [add('a', 2), add('b', 4)];
  await setImmediate();
  results.push(add('a', 6), add('c', 8));
  expect(batches).toEqual(['a2,b4']);
  await endAll();
  expect(await Promise.all(results)).toEqual([20, 40, 60, 80]);
  expect(batches).toEqual(['a2,b4', 'a6,c8']);
  const later = add('a', 12);
  await endAll();
  expect(await later).toBe(120);
});

test('an item that fails by itself fails alone, in its place', async () => {
  const { batches, add, endAll } = notedQueue();
  const outcomes = outcomesOf([4, 5, 6].map((item) => add('a', item)));
  await endAll();
  expect(await outcomes).toEqual([40, odd, 60]);
  expect(batches).toEqual(['a4,a5,a6', 'a4 alone', 'a5 alone', 'a6 alone']);
});

test('a key that has to wait for others keeps its order, and the other keys do not wait for it', async () => {
  const { batches, add, endOne } = notedQueue();
  const results = [add('busy', 2), add('a', 4), add('busy', 6)];
  await setImmediate();
  results.push(add('busy', 8), add('b', 10));
  await setImmediate();
  expect(batches).toEqual(['busy2,a4,busy6', 'busy2 alone', 'a4 alone', 'b10']);
  results.push(add('b', 12));
  await endOne();
  expect(batches.slice(4)).toEqual(['busy6 alone']);
  await endOne();
  await endOne();
  expect(batches.slice(5)).toEqual(['b12']);
  await endOne();
  await endOne();
  // By now the key waits for nobody: its waiting items are a batch again, in which it has to wait anew.
  expect(batches.slice(6)).toEqual(['busy8', 'busy8 alone']);
  await endOne();
  expect(await Promise.all(results)).toEqual([20, 40, 60, 80, 100, 120]);
});

test('an error of the batch itself fails all of its items, and the next batch runs', async () => {
  const { add, endAll } = notedQueue();
  const outcomes = outcomesOf([2, 4, 0].map((item) => add('a', item)));
  await endAll();
  expect(await outcomes).toEqual([away, away, away]);
  const later = add('a', 2);
  await endAll();
  expect(await later).toBe(20);
});

test('a key that is held up alone stays out of batches until one of its items gets through', async () => {
  const { batches, add, endOne } = notedQueue();
  const outcomes = outcomesOf([add('held', stuckItem), add('a', 2)]);
  await setImmediate();
  for (let time = 0; time < 3; time++) await endOne();
  expect(await outcomes).toEqual([stuck, 20]);
  const later = [add('held', 4), add('a', 6)];
  await setImmediate();
  expect(batches.slice(1)).toEqual(['held99 alone', 'a2 alone', 'held4 alone', 'a6']);
  for (let time = 0; time < 2; time++) await endOne();
  expect(await Promise.all(later)).toEqual([40, 60]);
  const again = [add('held', 8), add('a', 10)];
  await setImmediate();
  expect(batches.at(-1)).toBe('held8,a10');
  await endOne();
  expect(await Promise.all(again)).toEqual([80, 100]);
});

test('an item that waits too long for held-up items of its key is given up', async () => {
  const { add, endOne } = notedQueue();
  const outcomes = outcomesOf([stuckItem, 4].map((item) => add('held', item)));
  await setImmediate();
  await endOne();
  await sleep(60);
  await endOne();
  expect(await outcomes).toEqual([stuck, tooLate]);
});
