import { describe, expect, test } from 'vitest';
import { connectionOf, shownOf } from '../../test/connection.ts';
import { listed, stores } from '../../test/stores.ts';
import type { Saved, Store } from './store.ts';

const saved = (id: string, more: Partial<Saved> = {}): Saved => ({
  ...connectionOf({ id, name: id }),
  unique_name: true,
  ...more,
});
const some = [
  saved('c2', { create_time: 1 }),
  saved('c1', { create_time: 1, delete_time: 5, name: 'n', peerings: [], routes: [], grants: [] }),
  saved('c3', { create_time: 2, name: 'n', unique_name: false, tags: [] }),
  saved('c4', { create_time: 2, name: 'n' }),
];

async function* piecesOf(...pieces: Saved[][]) {
  yield* pieces;
}

async function savedIn(store: Store, project_id = 'p1'): Promise<Saved[]> {
  const all: Saved[] = [];
  await store.save(project_id, async (piece) => {
    all.push(...piece);
  });
  return all;
}

describe.each(stores)('%s', (_, create) => {
  test('loaded connections are saved unchanged, for their owner alone', async () => {
    const open = await create();
    const store = await open();
    expect(await savedIn(store)).toEqual([]);
    expect(await store.load('p1', piecesOf(some.slice(0, 1), [], some.slice(1)), false)).toBe('loaded');
    for (const handle of [store, await open()]) expect(await savedIn(handle)).toEqual(some);
    expect(await savedIn(store, 'p2')).toEqual([]);
    expect((await listed(store, 'p2')).map(({ id }) => id)).toEqual(['c2', 'c3', 'c4']);
    // The next one added comes after it, and names are taken as before.
    expect(await store.insert(connectionOf({ id: 'c5', name: 'n', create_time: 0 }), true)).toBe('exists');
    expect(await store.insert(connectionOf({ id: 'c5', name: 'm', create_time: 0 }), true)).toBe('inserted');
    expect((await savedIn(store)).map(({ id }) => id)).toEqual(['c2', 'c1', 'c3', 'c4', 'c5']);
  });

  test('a project that has connections is left alone unless they are to be replaced', async () => {
    const store = await (await create())();
    await store.insert(connectionOf(), true);
    await store.insert(connectionOf({ project_id: 'p3' }), true);
    expect(await store.load('p1', piecesOf(some), false)).toBe('occupied');
    expect(await listed(store, 'p1')).toEqual([shownOf(connectionOf())]);
    expect(await store.load('p1', piecesOf(some), true)).toBe('loaded');
    expect(await savedIn(store)).toEqual(some);
    expect(await listed(store, 'p3')).toHaveLength(1);
  });

  test.each<[string, Saved]>([
    ['identifier', saved('c2', { name: 'm' })],
    ['name', saved('c5', { name: 'c2' })],
  ])('all or none: where the %s is taken nothing is loaded, and nothing replaced', async (_, taken) => {
    const store = await (await create())();
    await store.insert(connectionOf(), true);
    for (const pieces of [piecesOf([...some, taken]), piecesOf(some, [taken])])
      expect(await store.load('p1', pieces, true)).toEqual({ taken });
    expect(await listed(store, 'p1')).toEqual([shownOf(connectionOf())]);
  });

  test('all or nothing: an error in the pieces fails the load, and others continue', async () => {
    const store = await (await create())();
    const failure = new Error('line 3');
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function* pieces() {
      yield some;
      begun.resolve();
      await goOn.promise;
      throw failure;
    }
    const loading = store.load('p1', pieces(), false);
    await begun.promise;
    const inserted = store.insert(connectionOf({ id: 'c9', name: 'z' }), true);
    const count = store.count('p1', {});
    goOn.resolve();
    await expect(loading).rejects.toBe(failure);
    expect(await inserted).toBe('inserted');
    expect(await count).toBeLessThan(2);
    expect((await listed(store, 'p1')).map(({ id }) => id)).toEqual(['c9']);
  });

  test('saved data is from one point in time', async () => {
    const open = await create();
    const [store, other] = [await open(), await open()];
    const many = Array.from({ length: 250 }, (_, at) => saved(`c${String(at).padStart(3, '0')}`));
    await store.load('p1', piecesOf(many), false);
    const all: Saved[] = [];
    await store.save('p1', async (piece) => {
      if (all.length === 0) {
        await other.insert(connectionOf({ id: 'new', name: 'new' }), true);
        await other.change('p1', ['c249'], (found) => (found ? { next: { ...found, tags: [] } } : { refusal: 1 }));
      }
      all.push(...piece);
    });
    expect(all).toEqual(many);
    expect(await listed(store, 'p1')).toHaveLength(251);
  });
});
