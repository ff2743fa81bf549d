import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBatchQueue } from './batch-queue.ts';

/** A queue that records what it carries out. Batches end on a signal; odd items fail, and zero fails for good. */
function createNoted() {
  const batches: string[] = [];
  const ends: (() => void)[] = [];
  const add = createBatchQueue<number, number>(
    async (items) => {
      batches.push(items.join());
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.includes(0)) throw new Error('away');
      if (items.some((item) => item % 2)) throw new Error('odd');
      return items.map((item) => item * 10);
    },
    async (item, error) => {
      if (String(error) === 'Error: away') throw error;
      batches.push(`${item} alone`);
      if (item % 2) throw error;
      return item * 10;
    },
  );
  /** Ends batches until there are no more. */
  async function endAll(): Promise<void> {
    await setImmediate();
    while (ends.length > 0) {
      ends.shift()?.();
      await setImmediate();
    }
  }
  return { batches, add, endAll };
}

const outcomesOf = (results: readonly Promise<unknown>[]) =>
  Promise.allSettled(results).then((all) =>
    all.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason))),
  );

test('items that arrive at once, or during a batch, form one batch in their order', async () => {
  const { batches, add, endAll } = createNoted();
  const results = [add(2), add(4)];
  await setImmediate();
  results.push(add(6), add(8));
  expect(batches).toEqual(['2,4']);
  await endAll();
  expect(await Promise.all(results)).toEqual([20, 40, 60, 80]);
  expect(batches).toEqual(['2,4', '6,8']);
  const later = add(12);
  await endAll();
  expect(await later).toBe(120);
});

test('an item that fails by itself fails alone, whichever it is, and no item is carried out more than twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 250 }), async (items) => {
      const { batches, add, endAll } = createNoted();
      const outcomes = outcomesOf(items.map(add));
      await endAll();
      expect(await outcomes).toEqual(items.map((item) => (item % 2 ? 'Error: odd' : item * 10)));
      expect(batches.join().split(',').length).toBeLessThanOrEqual(2 * Math.max(1, items.length));
      for (const batch of batches) expect(batch.split(',').length).toBeLessThanOrEqual(100);
    }),
  );
});

test('an error of the batch itself fails all of its items, and the next batch runs', async () => {
  const { batches, add, endAll } = createNoted();
  const outcomes = outcomesOf([2, 4, 0].map(add));
  await endAll();
  expect(await outcomes).toEqual(Array.from({ length: 3 }, () => 'Error: away'));
  expect(batches).toEqual(['2,4,0']);
  const later = add(2);
  await endAll();
  expect(await later).toBe(20);
});
