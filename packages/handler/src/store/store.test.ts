import { describe, expect, test } from 'vitest';
import { connectionOf, shownOf } from '../../test/connection.ts';
import { late, listed, shownIn, stores, whole } from '../../test/stores.ts';
import { JsonText } from '../json-text.ts';
import type { Connection, Decision, Facts, Store } from './store.ts';

const namesIn = async (store: Store, project_id: string) => (await listed(store, project_id)).map(({ name }) => name);

// Each write waits for the disk, which may be busy.
describe.each(stores)('%s', { timeout: 60_000 }, (_, create) => {
  test('an inserted connection is shown and listed, also by another handle', async () => {
    const open = await create();
    const connection = connectionOf();
    const first = await open();
    expect(await first.insert(connection, true)).toBe('inserted');
    await first.close();
    const store = await open();
    expect(await whole(store, 'p1', 'c1')).toEqual(connection);
    expect(await listed(store, 'p1')).toEqual([shownOf(connection)]);
    expect(await store.get('p1', 'c2', late)).toBeUndefined();
  });

  test('a connection is reached by its owner and by those that it is shared with', async () => {
    const store = await (await create())();
    await store.insert(connectionOf(), true);
    for (const [project, reached] of [
      ['p1', true],
      ['p2', true],
      ['p3', false],
    ] as const) {
      expect((await shownIn(store, project, 'c1'))?.id).toBe(reached ? 'c1' : undefined);
      expect((await store.facts(project, 'c1'))?.project_id).toBe(reached ? 'p1' : undefined);
      expect(await store.count(project, {})).toBe(project === 'p1' ? 1 : 0);
      expect(await listed(store, project)).toHaveLength(reached ? 1 : 0);
      await store.change(project, ['c1'], (found) => {
        expect(found?.id).toBe(reached ? 'c1' : undefined);
        return found ? { next: found } : { refusal: 'unknown' };
      });
    }
  });

  test('a project reaches its own of two connections with one identifier', async () => {
    const store = await (await create())();
    await store.insert(connectionOf({ project_id: 'a', grants: [{ grantee: 'p1' }] }), true);
    await store.insert(connectionOf({ project_id: 'p1', name: 'own' }), true);
    expect((await shownIn(store, 'p1', 'c1'))?.name).toBe('own');
    expect((await store.facts('p1', 'c1'))?.project_id).toBe('p1');
    expect(await listed(store, 'p1')).toHaveLength(2);
  });

  test('a name is refused if an active connection with a unique name has it', async () => {
    const store = await (await create())();
    let ids = 0;
    const insert = (uniqueName: boolean, more = {}) =>
      store.insert(connectionOf({ id: `c${++ids}`, ...more }), uniqueName);
    expect(await insert(true, { delete_time: 1 })).toBe('inserted');
    expect(await insert(true)).toBe('inserted');
    expect(await insert(true)).toBe('exists');
    expect(await insert(true, { project_id: 'p3' })).toBe('inserted');
    expect(await insert(false)).toBe('inserted');
    // A refused one leaves nothing behind.
    expect((await listed(store, 'p1')).map(({ id }) => id)).toEqual(['c1', 'c2', 'c5']);
  });

  test('a change replaces the lists, and leaves hosts alone unless they change', async () => {
    const store = await (await create())();
    const connection = connectionOf();
    await store.insert(connection, true);
    const peerings = Array.from({ length: 1_000 }, (_, at) => ({
      ...connectionOf().peerings[0],
      kind: 'queue' as const,
      name: `q${String(at).padStart(4, '0')}`,
    })) as Facts['peerings'];
    const changes: Partial<typeof connection>[] = [
      { peerings },
      { peerings: peerings.slice(0, 500) },
      {
        tags: [
          { key: 'k', value: 'new' },
          { key: 'l', value: '' },
        ],
      },
      { routes: [], grants: [] },
      { hosts: JsonText.of([]) },
      { delete_time: 7, peerings: [] },
    ];
    for (const [at, change] of changes.entries()) {
      const now = await whole(store, 'p1', 'c1');
      expect(
        await store.change('p1', ['c1'], (found) => ({ next: { ...(found as Facts), ...change } })),
      ).toBeUndefined();
      expect(await whole(store, 'p1', 'c1'), `change ${at + 1}`).toEqual({ ...now, ...change });
    }
  });

  test('a change of many connections gives each its own next state', async () => {
    const store = await (await create())();
    const ids = Array.from({ length: 56 }, (_, at) => `c${at}`);
    await Promise.all(ids.map((id) => store.insert(connectionOf({ id, name: id }), true)));
    /** Five kinds of changes, each with values of its own: more of each than one statement takes. */
    const partOf = (id: string): Partial<Connection> => {
      const at = Number(id.slice(1));
      const kinds: Partial<Connection>[] = [
        {},
        { delete_time: 10 + at, peerings: [] },
        { routes: [{ name: `r${at}`, cidr: `10.0.${at}.0/24`, create_time: at }] },
        { grants: [], tags: [{ key: 'k', value: id }] },
        { hosts: JsonText.of([{ name: `h${at}`, ip: '10.0.0.1' }]), tags: [] },
      ];
      return kinds[at % kinds.length] ?? {};
    };
    const expected = await Promise.all(ids.map(async (id) => ({ ...(await whole(store, 'p1', id)), ...partOf(id) })));
    const decide = (found: Facts | undefined, id: string) => ({ next: { ...(found as Facts), ...partOf(id) } });
    expect(await store.change('p1', ids, decide, {})).toBeUndefined();
    expect(await Promise.all(ids.map((id) => whole(store, 'p1', id)))).toEqual(expected);
  });

  test('a refusal of one change refuses all, and so does a failure', async () => {
    const store = await (await create())();
    for (const id of ['c1', 'c2']) await store.insert(connectionOf({ id, name: id }), true);
    const change = (decide: (found: Facts) => Decision<string>) =>
      store.change('p1', ['c2', 'c1'], (found) => decide(found as Facts));
    const gone = (found: Facts) => ({ next: { ...found, routes: [] } });
    const twice = (found: Facts) => ({
      next: { ...found, routes: found.routes.flatMap((each) => [each, { ...each }]) },
    });

    expect(await change((found) => (found.id === 'c1' ? { refusal: 'no' } : gone(found)))).toBe('no');
    await expect(change((found) => (found.id === 'c1' ? twice(found) : gone(found)))).rejects.toThrow();
    for (const id of ['c1', 'c2']) expect((await shownIn(store, 'p1', id))?.routes).toHaveLength(1);
  });

  test('the constraints enforce the rules, whoever decides', async () => {
    const store = await (await create())();
    await store.insert(connectionOf(), true);
    const [peering, route] = [connectionOf().peerings[0], connectionOf().routes[0]];
    const broken = [
      { peerings: [{ ...peering }, { ...peering, peer_id: 'z' }] },
      { routes: [{ ...route }, { ...route, cidr: '11.0.0.0/8' }] },
      { routes: [{ ...route }, { ...route, name: 's' }] },
      {
        tags: [
          { key: 'k', value: 'a' },
          { key: 'k', value: 'b' },
        ],
      },
      { grants: [{ grantee: 'p3' }, { grantee: 'p3' }] },
      { grants: [{ grantee: 'p1' }] },
    ] as Partial<Facts>[];
    for (const part of broken) {
      const changed = store.change('p1', ['c1'], (found) => ({ next: { ...(found as Facts), ...part } }));
      await expect(changed, JSON.stringify(part)).rejects.toThrow(/constraint/i);
    }
    expect(await whole(store, 'p1', 'c1')).toEqual(connectionOf());
  });

  test('characters that no database text can hold become U+FFFD, in values and in filters', async () => {
    const store = await (await create())();
    const [nul, half] = ['v\0w', 'v\ud800w'];
    const connection = connectionOf({
      dest_vpc_id: nul,
      dest_network_id: half,
      hosts: JsonText.of([{ name: nul }, { name: half }]),
    });
    expect(await store.insert(connection, true)).toBe('inserted');
    const stored = { ...connection, dest_vpc_id: 'v\ufffdw', dest_network_id: 'v\ufffdw' };
    expect(await whole(store, 'p1', 'c1')).toEqual(stored);
    for (const text of [nul, half]) {
      expect(await store.get('p1', text, late)).toBeUndefined();
      expect(await store.count('p1', { name: text, tags: [{ key: text, values: [text] }] })).toBe(0);
      expect(await store.change('p1', [text], (found) => ({ refusal: found }))).toBeUndefined();
    }
  });

  test('one of many creates of one name on two handles succeeds', async () => {
    const open = await create();
    const handles = [await open(), await open()] as const;
    const inserted = await Promise.all(
      Array.from({ length: 64 }, (_, at) => handles[at % 2 ? 0 : 1].insert(connectionOf({ id: `c${at}` }), true)),
    );
    expect(inserted.filter((outcome) => outcome === 'inserted')).toHaveLength(1);
    expect(await namesIn(handles[0], 'p1')).toEqual(['a']);
  });

  test('no change is lost between two handles', async () => {
    const open = await create();
    const handles = [await open(), await open()] as const;
    await handles[0].insert(connectionOf({ routes: [] }), true);
    const add = (at: number) =>
      handles[at % 2 ? 0 : 1].change('p1', ['c1'], (found) => {
        const { routes } = found as Facts;
        const route = { name: `r${at}`, cidr: `10.0.0.${routes.length}`, create_time: at };
        return { next: { ...(found as Facts), routes: [...routes, route] } };
      });
    await Promise.all(Array.from({ length: 64 }, (_, at) => add(at)));
    expect((await shownIn(handles[0], 'p1', 'c1'))?.routes).toHaveLength(64);
  });
});
