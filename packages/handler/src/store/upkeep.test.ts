import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { saved, stores } from '../../test/stores.ts';
import type { Saved } from './store.ts';

/** Connections in pieces of up to a hundred. */
async function* pieces(count: number, project_id: string): AsyncGenerator<Saved[]> {
  const all = Array.from({ length: count }, (_, at): Saved => {
    const id = `c${String(at).padStart(4, '0')}`;
    const delete_time = at % 2 === 0 ? 1_000 + at : null;
    const lists = { tags: [{ key: 'k', value: 'v' }], grants: [{ grantee: 'p9' }] };
    const own = { project_id, id, name: id, create_time: at, delete_time };
    return { ...connectionOf({ ...own, ...lists }), unique_name: true };
  });
  for (let at = 0; at < count; at += 100) yield all.slice(at, at + 100);
}

describe.each(stores)('%s', (_, create) => {
  test('keys of all projects are listed over several pages', async () => {
    const store = await (await create())();
    await store.load('p1', pieces(1_001, 'p1'), false);
    await store.load('p2', pieces(3, 'p2'), false);
    const keys = [];
    for await (const key of store.keys()) keys.push(key);
    expect(keys).toHaveLength(1_004);
    expect([keys[0], keys.at(-1)]).toEqual([
      { project_id: 'p1', id: 'c0000' },
      { project_id: 'p2', id: 'c0002' },
    ]);
  });

  test('connections deleted before a time are forgotten with their tags and grants, and nothing else is', async () => {
    const store = await (await create())();
    for (const project_id of ['p1', 'p2']) await store.load(project_id, pieces(450, project_id), false);
    const before = await Promise.all(['p1', 'p2'].map((project_id) => saved(store, project_id)));
    const stays = ({ delete_time }: Saved) => delete_time === null || delete_time >= 1_440;
    const count = before.flat().filter((each) => !stays(each)).length;
    expect(count).toBe(440);
    expect(await store.countDeleted(1_440)).toBe(count);
    expect(await store.forget(1_440)).toBe(count);
    expect(await Promise.all(['p1', 'p2'].map((project_id) => saved(store, project_id)))).toEqual(
      before.map((those) => those.filter(stays)),
    );
    expect([await store.countDeleted(1_440), await store.forget(1_440)]).toEqual([0, 0]);
    // Their identifiers and names are free: no row of theirs is left.
    const all = async function* () {
      yield before[0] ?? [];
    };
    expect(await store.load('p1', all(), true)).toBe('loaded');
  });

  test('a connection that replaced one during the search is not forgotten', async () => {
    const open = await create();
    const [store, other] = [await open(), await open()];
    await store.load('p1', pieces(60, 'p1'), false);
    const found = await saved(store, 'p1');
    // The import writes its connections in another order than that in which they are forgotten: neither may end the other.
    const active = async function* () {
      yield found.toReversed().map((each) => ({ ...each, delete_time: null }));
    };
    const deleted = async function* () {
      yield found.map((each) => ({ ...each, delete_time: 1 }));
    };
    for (let round = 0; round < 10; round++) {
      await store.load('p1', deleted(), true);
      const [forgotten, loaded] = await Promise.all([store.forget(5_000), other.load('p1', active(), true)]);
      // Whichever of the two came first, those that are active are there.
      expect([0, 60]).toContain(forgotten);
      expect(loaded).toBe('loaded');
      expect((await saved(store, 'p1')).map(({ delete_time }) => delete_time)).toEqual(found.map(() => null));
    }
  });
});
