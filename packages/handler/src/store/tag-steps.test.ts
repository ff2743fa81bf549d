import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { listed } from '../../test/stores.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Saved, Store } from './store.ts';

/** More than a few have each tag, so that a search by all of them is done in steps. */
const many = 1_200;
const keys = ['a', 'b', 'c'];

const connections = Array.from({ length: many }, (_, at): Saved => {
  const tags = keys.map((key) => ({ key, value: '' }));
  return {
    ...connectionOf({ id: `c${at}`, name: `n${at}`, tags, delete_time: at < 150 ? 5 : null }),
    unique_name: true,
  };
});

let store: Store | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await store?.close();
});

test('a list by tags goes on behind connections that are removed while it is read, whenever that is', async () => {
  for (let turns = 0; turns < 20; turns++) {
    const own = openSqliteStore(':memory:');
    store = own;
    await own.load(
      'p1',
      (async function* () {
        yield connections;
      })(),
      false,
    );
    // A search gets two milliseconds at a time, and here each statement takes most of them.
    let time = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 1.5));
    const list = listed(own, 'p1', { offset: 0 }, { tags: keys.map((key) => ({ key, values: [] })) });
    for (let turn = 0; turn < turns; turn++) await setImmediate();
    await own.forget(10);
    const ids = new Set((await list).map(({ id }) => id));
    expect(connections.filter(({ id, delete_time }) => delete_time === null && !ids.has(id))).toEqual([]);
    vi.restoreAllMocks();
    await own.close();
    store = undefined;
  }
});
