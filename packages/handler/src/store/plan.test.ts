import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { queriesOf } from '../../test/queries.ts';
import { folder, late, listed } from '../../test/stores.ts';
import type { Query } from './engine.ts';
import { countOf, select, selectGranted } from './selection.ts';
import type { Selection, Slice } from './slice.ts';
import { endOf, openSqliteStore, sqliteDialect } from './sqlite.ts';
import type { Filter, Store } from './store.ts';

/** The rows that SQLite returns for an EXPLAIN on a new database. */
async function explained(sql: string) {
  const file = join(folder(), 'data.sqlite');
  await openSqliteStore(file).close();
  const database = new DatabaseSync(file);
  const steps = database.prepare(sql).all();
  database.close();
  return steps;
}

/** The query plan of SQLite. */
const planOf = async (sql: string) =>
  (await explained(`EXPLAIN QUERY PLAN ${sql}`)).map(({ detail }) => String(detail));

/** The same for each query of a call. */
async function plansOf(call: (store: Store) => Promise<unknown>): Promise<string[][]> {
  const queries = await queriesOf(sqliteDialect, call);
  return Promise.all(queries.map(({ sql }) => planOf(sql)));
}

const after = { create_time: 1, seq: 1, project_id: 'p1' };
const behind: Slice = { limit: 1, after };

const key = 'sqlite_autoindex_connections_1';

test('a create reads only the latest of the existing connections: the last entry of an index', async () => {
  const { value } = endOf('p1').next();
  // Its first step is a query.
  expect(await planOf((value as Query).sql)).toEqual([
    'SEARCH c USING COVERING INDEX creation_order (project_id=? AND create_time>?)',
  ]);
});

test('a show looks a connection up, and nothing else', async () => {
  const [plan] = await plansOf((store) => store.get('p1', 'c1', late));
  expect(plan?.filter((step) => /SCAN (?!page)|TEMP/.test(step))).toEqual([]);
  expect(plan).toContain(`SEARCH c USING INDEX ${key} (project_id=? AND id=?)`);
});

test.each<[string, Filter, string]>([
  ['a page', {}, 'INDEX creation_order (project_id=? AND create_time>?)'],
  ['what is active', { status: 'ACTIVE' }, 'INDEX active_order (project_id=? AND create_time>?)'],
  ['what is deleted', { status: 'DELETED' }, 'INDEX deleted_order (project_id=? AND create_time>?)'],
])('%s comes from an index in its order, sorted by nothing', async (_, filter, index) => {
  const [plan] = await plansOf((store) => listed(store, 'p1', { offset: 0, limit: 10 }, filter));
  expect(plan?.filter((step) => /SCAN (?!page)|TEMP/.test(step))).toEqual([]);
  expect(plan).toContain(`SEARCH c USING ${index}`);
});

test.each<Filter>([{ name: 'a' }, { name: 'a', status: 'ACTIVE' }, { name: 'a', untagged: true }])(
  'a connection is found by the index of its name: %j',
  async (filter) => {
    for (const call of [
      (store: Store) => listed(store, 'p1', { offset: 0, limit: 10 }, filter),
      (store: Store) => store.find('p1', filter, { offset: 0, limit: 10 }),
      (store: Store) => store.count('p1', filter),
    ]) {
      const plans = await plansOf(call);
      expect(plans.flat().join('\n')).toMatch(/SEARCH c USING (COVERING )?INDEX names \(project_id=\? AND name=\?\)/);
    }
  },
);

/** All connections of a project, unless overridden. */
const selectionOf = (more: Partial<Selection>): Selection => ({
  project_id: 'p1',
  owner: 'p1',
  filter: {},
  tags: { conditions: [] },
  dialect: sqliteDialect,
  ...more,
});

const [one, several, any] = [
  { key: 'k', values: ['v'] },
  { key: 'l', values: ['v', 'w'] },
  { key: 'm', values: [] },
];
const inOrder = 'SEARCH t USING COVERING INDEX tags_in_order (project_id=? AND deleted=? AND key=? AND value=?';
const sorts = (plan: readonly string[]) => plan.filter((step) => /TEMP|SCAN [ts]\b/.test(step));

test('tags are counted in an index, up to a limit', async () => {
  for (const [tag, found] of [
    [several, 'tags_in_order (project_id=? AND deleted=? AND key=? AND value=?'],
    [any, 'tags_in_order (project_id=? AND deleted=? AND key=?'],
  ] as const) {
    const [plan = []] = await plansOf((store) => store.count('p1', { tags: [tag, one] }));
    expect(sorts(plan)).toEqual([]);
    expect(plan).toContain(`SEARCH t USING COVERING INDEX ${found})`);
  }
});

test.each<[string, Selection['tags']]>([
  ['a tag', { conditions: [one], begin: [one] }],
  ['a rare tag', { conditions: [one, any], begin: [one], isRare: true }],
])('connections with %s come from an index in the order of creation', async (_, tags) => {
  for (const owner of ['p1', 'p2']) {
    const plan = await planOf(
      select(selectionOf({ owner, filter: { status: 'ACTIVE' }, tags }), (place) => `c.id || ${place('')}`, {
        limit: 10,
      }).sql,
    );
    expect(plan.join('\n')).toContain('SEARCH t USING');
    expect(plan).toContain('SEARCH c USING INTEGER PRIMARY KEY (rowid=?)');
    expect(sorts(plan)).toEqual([]);
  }
});

test('connections with two tags are found by merging the index entries of each', async () => {
  const conditions = [one, { ...one, key: 'l' }];
  const tags = { conditions, begin: conditions };
  for (const status of ['ACTIVE', undefined] as const) {
    const selection = selectionOf({ filter: { status }, tags });
    const page = await planOf(select(selection, () => 'c.id', { limit: 10, after }).sql);
    const count = await planOf(countOf(selection).sql);
    for (const plan of [page, count]) expect(plan).toContain('MERGE (INTERSECT)');
    expect(page).toContain(`${inOrder} AND (create_time,seq)>(?,?))`);
    expect(count).toContain(`${inOrder})`);
    // Those of both states are sorted, after each was cut to the part.
    expect(sorts(page)).toHaveLength(status ? 0 : 2);
    expect(sorts(count)).toEqual([]);
  }
});

test('connections with tags are counted in the index of tagged ones', async () => {
  const selection = selectionOf({ filter: { status: 'ACTIVE' }, tags: { conditions: [any], begin: [any] } });
  expect(await planOf(countOf(selection).sql)).toEqual([
    'SEARCH t USING COVERING INDEX tags_in_order (project_id=? AND deleted=? AND key=?)',
  ]);
});

test('connections without tags are found by the index of their kind', async () => {
  const filter: Filter = { status: 'ACTIVE', untagged: true };
  const plan = await planOf(countOf(selectionOf({ filter })).sql);
  expect(plan).toEqual(['SEARCH c USING INDEX active_order (project_id=? AND create_time>?)']);
});

test('shared connections come from an index in its order, without a sort, for any owner', async () => {
  expect(await planOf(selectGranted(selectionOf({}), { limit: 10 }).sql)).toEqual([
    'SEARCH s USING COVERING INDEX grants_in_order (grantee=?)',
  ]);
  const [first] = await planOf(select(selectionOf({ owner: 'p2' }), () => 'c.id', { limit: 10 }).sql);
  expect(first).toBe('SEARCH s USING COVERING INDEX grants_by_owner (grantee=? AND project_id=?)');
});

test('tags in use and sharing projects are found by steps in an index, without a scan', async () => {
  const plans = await plansOf((store) => store.tagsInUse('p1', { offset: 0 }));
  const shared = (await plansOf((store) => listed(store, 'p1', { offset: 0 }, { name: 'a', tags: [one] }))).filter(
    (plan) => plan.some((step) => step.includes('RECURSIVE')),
  );
  expect(shared).toHaveLength(1);
  for (const plan of [...plans, ...shared]) expect(plan.filter((step) => /TEMP|SCAN [ts]\b/.test(step))).toEqual([]);
});

test.each([
  ['own rows', 2, 'p1'],
  ['rows that are shared', 4, 'p2'],
])('%s after a place are read from there, not from the first', async (_, bounds, owner) => {
  const { sql } = select(selectionOf({ owner }), () => 'c.project_id, c.id, c.create_time, c.seq', behind);
  const code = await explained(`EXPLAIN ${sql}`);
  const [seek] = code.filter(({ opcode }) => String(opcode).startsWith('Seek'));
  const [first, length] = [Number(seek?.p3), Number(seek?.p4)];
  const fromValues = code.filter(
    ({ opcode, p2 }) => opcode === 'Variable' && Number(p2) >= first && Number(p2) < first + length,
  );
  expect([length, fromValues.length]).toEqual([bounds, bounds]);
});
