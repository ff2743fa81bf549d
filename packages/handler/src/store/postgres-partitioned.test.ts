import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectionOf, shownOf } from '../../test/connection.ts';
import { partition } from '../../test/partitioned.ts';
import { createPlace, postgres } from '../../test/postgres.ts';
import { openStore } from '../../test/postgres-store.ts';
import { createQueriesOf, queriesOf } from '../../test/queries.ts';
import { late, listed, saved, whole } from '../../test/stores.ts';
import { postgresDialect } from './postgres-engine.ts';
import type { Facts, Filter, Store } from './store.ts';

/** A place whose tables are partitioned by project. */
async function createPartitioned(): Promise<string> {
  const place = await createPlace();
  await (await openStore(place)).close();
  await partition(place);
  return place;
}

const filters: Filter[] = [
  {},
  { status: 'ACTIVE' },
  { status: 'DELETED' },
  { name: 'n1' },
  { tags: [{ key: 'k', values: [] }] },
  { tags: [{ key: 'k', values: ['x', 'y'] }] },
  { untagged: true },
];

/** What a store tells projects of what is in it. */
async function told(store: Store) {
  const all = [];
  for (const project of ['p1', 'p2', 'p3', 'p4']) {
    for (const filter of filters) {
      all.push(
        await listed(store, project, { offset: 0 }, filter),
        await listed(store, project, { offset: 1, limit: 2 }, filter),
      );
      all.push(await store.find(project, filter, { offset: 0, limit: 2 }), await store.count(project, filter));
    }
    all.push(await store.tagsInUse(project, { offset: 0 }), await saved(store, project));
    for (const id of ['c1', 'c2', 'none']) all.push(await whole(store, project, id));
  }
  return all;
}

async function fill(store: Store): Promise<void> {
  for (const project_id of ['p1', 'p3', 'p4']) {
    for (let at = 0; at < 5; at++)
      await store.insert(connectionOf({ project_id, id: `c${at}`, name: `n${at}`, create_time: 10 * at }), true);
    await store.change(project_id, ['c2', 'c3'], (found) => {
      const facts = found as Facts;
      const gone = { delete_time: 7, peerings: [], routes: [], grants: [], tags: [] };
      return { next: { ...facts, ...(facts.id === 'c2' ? gone : { tags: [{ key: 'k', value: 'x' }] }) } };
    });
  }
}

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('partitioned by project, a store does and tells the same', async () => {
    const [plain, parted] = [await openStore(await createPlace()), await openStore(await createPartitioned())];
    for (const store of [plain, parted]) await fill(store);
    expect(await told(parted)).toEqual(await told(plain));
    const connection = connectionOf({ id: 'new', name: 'n1' });
    expect(await parted.insert(connection, true)).toBe('exists');
    expect(await parted.insert(connection, false)).toBe('inserted');
    expect((await listed(parted, 'p1')).at(-1)).toEqual(shownOf(connection));
  });

  test('partitioned by project, what is asked of the connections and tags of one is asked of one part', async () => {
    const client = new Client(await createPartitioned());
    await client.connect();
    onTestFinished(() => client.end());
    const calls: ((store: Store) => Promise<unknown>)[] = [
      (store) => store.get('p1', 'c1', late),
      (store) => store.facts('p1', 'c1'),
      (store) => store.tagsInUse('p1', { offset: 0 }),
      (store) => store.insert(connectionOf(), true),
      ...filters.flatMap((filter) => [
        (store: Store) => listed(store, 'p1', { offset: 0, limit: 10 }, filter),
        (store: Store) => listed(store, 'p1', { offset: 0 }, filter),
        (store: Store) => store.find('p1', { ...filter, own: true }, { offset: 0, limit: 10 }),
        (store: Store) => store.count('p1', { ...filter, own: true }),
      ]),
    ];
    const queries = [
      ...(await createQueriesOf(connectionOf(), 1)),
      ...(await Promise.all(calls.map((call) => queriesOf(postgresDialect, call)))).flat(),
    ];
    for (const { sql, values } of queries) {
      const { rows } = await client.query(`EXPLAIN ${sql}`, [...values]);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      for (const table of ['projects', 'connections', 'tags']) {
        const parts = new Set(plan.match(new RegExp(`\\b${table}_\\d`, 'g')));
        expect(parts.size, `${sql}\n${plan}`).toBeLessThan(2);
      }
      expect(sql).not.toMatch(/^INSERT[^;]*\bSELECT\b/);
    }
  });
});
