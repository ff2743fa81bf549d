import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { late, listed, read, shownIn, stores } from '../../test/stores.ts';
import { JsonText } from '../json-text.ts';
import type { Connection, Facts, Store } from './store.ts';

const namesIn = async (store: Store, project_id: string) => (await listed(store, project_id)).map(({ name }) => name);

// Each write waits for the disk, which may be busy.
describe.each(stores)('%s', { timeout: 60_000 }, (_, create) => {
  test('connections of one millisecond are listed in the order of their insertion, and pages join', async () => {
    const store = await (await create())();
    const names = Array.from({ length: 250 }, (_, at) => `n${(at * 7919) % 250}`);
    for (const [at, name] of names.entries()) {
      const owner = at % 50 === 0 ? { project_id: 'p2', grants: [{ grantee: 'p1' }] } : {};
      await store.insert(connectionOf({ id: name, name, ...owner }), true);
    }
    const all = await namesIn(store, 'p1');
    const isShared = (name: string) => names.indexOf(name) % 50 === 0;
    // Only connections of one project have an order within a millisecond.
    expect(all.toSorted()).toEqual(names.toSorted());
    expect(all.filter(isShared)).toEqual(names.filter(isShared));
    expect(all.filter((name) => !isShared(name))).toEqual(names.filter((name) => !isShared(name)));
    const pages = [];
    for (let offset = 0; offset < 250; offset += 70) pages.push(...(await listed(store, 'p1', { offset, limit: 70 })));
    expect(pages.map(({ name }) => name)).toEqual(all);
  });

  test('connections added by a clock that is behind come last, with the latest time', async () => {
    const open = await create();
    const handles = [await open(), await open()] as const;
    const times = [5, 3, 7, 7, 6, -1, 8];
    for (const [at, create_time] of times.entries())
      await handles[at % 2 ? 0 : 1].insert(connectionOf({ id: `c${at}`, name: `n${at}`, create_time }), true);
    await handles[0].insert(connectionOf({ project_id: 'p3', create_time: 1 }), true);
    const found = await listed(handles[0], 'p1');
    expect(found.map(({ id, create_time }) => [id, create_time])).toEqual(
      [5, 5, 7, 7, 7, 7, 8].map((time, at) => [`c${at}`, time]),
    );
    expect((await shownIn(handles[0], 'p3', 'c1'))?.create_time).toBe(1);
  });

  test('a list comes in pieces that are small also where its connections are not', async () => {
    const store = await (await create())();
    const hosts = JsonText.of(Array.from({ length: 20_000 }, (_, at) => ({ name: `host-${at}`, ip: '10.0.0.1' })));
    const cidr = (at: number) => `10.${at >> 8}.${at & 255}.0/24`;
    const routes = Array.from({ length: 10_000 }, (_, at) => ({ name: `r${at}`, cidr: cidr(at), create_time: 1 }));
    const large: Record<number, object> = { 2: { hosts }, 3: { hosts }, 7: { routes }, 8: { routes } };
    for (let at = 0; at < 210; at++)
      await store.insert(connectionOf({ id: `c${at}`, name: `n${at}`, ...large[at] }), true);
    const sizes = [];
    for await (const piece of store.list('p1', {}, { offset: 1 }, late)) sizes.push(piece.count);
    // Each ends with the first of the large ones in it that makes it large enough.
    expect(sizes.reduce((sum, size) => sum + size)).toBe(209);
    expect(sizes.slice(0, 4)).toEqual([3, 5, 100, 100]);
    expect(await listed(store, 'p1', { offset: 2, limit: 105 })).toHaveLength(105);
  });

  test('despite concurrent writes, a list has each connection that exists throughout once, in order', async () => {
    const store = await (await create())();
    const name = (at: number) => `n${String(at).padStart(4, '0')}`;
    const insert = (at: number, more: Partial<Connection> = {}) =>
      store.insert(connectionOf({ id: name(at), name: name(at), ...more }), true);
    for (let at = 0; at < 350; at++) await insert(at);
    const seen: string[] = [];
    for await (const piece of store.list('p1', { status: 'ACTIVE' }, { offset: 0 }, late)) {
      seen.push(...read(piece).map(({ id }) => id));
      // Listed connections are deleted, which moves offsets; so are some that are not listed yet; and new ones come.
      for (const at of [seen.length - 50, seen.length + 60])
        await store.change('p1', [name(at)], (found) => ({ next: { ...(found as Facts), delete_time: 1 } }));
      if (seen.length < 400) await insert(1_000 + seen.length);
    }
    const stayed = Array.from({ length: 350 }, (_, at) => name(at)).filter((_, at) => ![160, 260, 360].includes(at));
    expect(seen.filter((id) => id < name(1_000))).toEqual(stayed);
    expect(seen).toEqual(seen.toSorted());
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('lists are ordered by bytes, and names are compared exactly', async () => {
    const store = await (await create())();
    const keys = ['-', 'A', 'B', 'a', 'ab', 'a-b', 'á', 'ﬀ', '\u{1f600}'];
    const sorted = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const tags = sorted.map((key) => ({ key, value: 'v' }));
    await store.insert(connectionOf({ tags: tags.toReversed() }), true);
    expect((await store.facts('p1', 'c1'))?.tags).toEqual(tags);
    const page = await store.tagsInUse('p1', { offset: 2, limit: 3 });
    expect(page.tags.map(({ key }) => key)).toEqual(sorted.slice(2, 5));
    for (const name of ['A', 'a\u0301', 'á'])
      expect(await store.insert(connectionOf({ id: name, name }), true)).toBe('inserted');
    expect(await store.count('p1', { name: 'á' })).toBe(1);
  });
});
