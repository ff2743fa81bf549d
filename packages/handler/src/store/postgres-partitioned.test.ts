import { partition } from '@dli-connections/lab/postgres/partition';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectionOf, shownOf } from '../../test/connection.ts';
import { createPlace, postgres } from '../../test/postgres.ts';
import { openStore } from '../../test/postgres-store.ts';
import { listed, saved, whole } from '../../test/stores.ts';
import type { Facts, Filter, Saved, Store } from './store.ts';

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

/** The reads of all projects of a store. */
async function readAll(store: Store) {
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

/** Notes the statements that this process sends from now on, with the values of their first use, until the test ends. */
function noteStatements(): ReadonlyMap<string, unknown[]> {
  const sent = new Map<string, unknown[]>();
  const real = Client.prototype.query;
  const query = vi.spyOn(Client.prototype, 'query');
  onTestFinished(() => query.mockRestore());
  query.mockImplementation(function (this: Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string; values?: unknown[] }];
    // The driver hands its own queries on, which have been noted.
    const { text, values = [] } = typeof first === 'string' ? { text: first } : first;
    if (text !== undefined && !sent.has(text)) sent.set(text, values);
    return Reflect.apply(real, this, args);
  } as typeof real);
  return sent;
}

async function* inOne(piece: Saved[]): AsyncGenerator<Saved[]> {
  yield piece;
}

async function fill(store: Store): Promise<void> {
  for (const project_id of ['p1', 'p3', 'p4']) {
    for (let at = 0; at < 5; at++)
      await store.insert(connectionOf({ project_id, id: `c${at}`, name: `n${at}`, create_time: 10 * at }), true);
    await store.change(project_id, ['c2', 'c3'], (found) => {
      const facts = found as Facts;
      const gone = { delete_time: 7, peerings: [], routes: [], grants: [], tags: [] };
      const shared = ['p2', 'p4'].filter((grantee) => grantee !== project_id).map((grantee) => ({ grantee }));
      const changed = { tags: [{ key: 'k', value: 'x' }], grants: shared };
      return { next: { ...facts, ...(facts.id === 'c2' ? gone : changed) } };
    });
  }
}

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('partitioned by project, a store behaves the same', async () => {
    const [plain, parted] = [await openStore(await createPlace()), await openStore(await createPartitioned())];
    for (const store of [plain, parted]) await fill(store);
    expect(await readAll(parted)).toEqual(await readAll(plain));
    const connection = connectionOf({ id: 'new', name: 'n1' });
    expect(await parted.insert(connection, true)).toBe('exists');
    expect(await parted.insert(connection, false)).toBe('inserted');
    expect((await listed(parted, 'p1')).at(-1)).toEqual(shownOf(connection));
  });

  test('partitioned by project, each statement reads one partition', async () => {
    const place = await createPartitioned();
    const store = await openStore(place);
    const sent = noteStatements();
    await fill(store);
    // A recent create shows that writes finish, so nothing is written to find out.
    await store.ready();
    await readAll(store);
    const kept = await saved(store, 'p1');
    expect(await store.load('p5', inOne(kept), true)).toBe('loaded');

    const client = new Client(place);
    await client.connect();
    onTestFinished(() => client.end());
    const asked = [...sent].filter(([sql]) => /^(SELECT|WITH|INSERT|UPDATE|DELETE)/.test(sql));
    expect(asked.length).toBeGreaterThan(50);
    for (const [sql, values] of asked) {
      const { rows } = await client.query(`EXPLAIN ${sql.split(';')[0]}`, values);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      for (const table of ['projects', 'connections', 'tags']) {
        const parts = new Set(plan.match(new RegExp(`\\bon ${table}_\\d`, 'g')));
        expect(parts.size, `${sql}\n${plan}`).toBeLessThan(2);
      }
      expect(sql).not.toMatch(/^INSERT[^;]*\bSELECT\b/);
    }
  });
});
