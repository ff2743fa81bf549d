import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { queriesOf } from '../../test/queries.ts';
import { folder, late, listed } from '../../test/stores.ts';
import type { Query } from './engine.ts';
import {
  countTagged,
  type Expression,
  type Selection,
  type Slice,
  selectGranted,
  selectOwn,
  selectShared,
} from './selection.ts';
import { endOf, openSqliteStore, sqliteDialect } from './sqlite.ts';
import type { Filter, Store } from './store.ts';

/** The rows that SQLite returns for an EXPLAIN on a new database. */
async function explained(sql: string) {
  const file = join(folder(), 'data.sqlite');
  await openSqliteStore(file).close();
  const database = new DatabaseSync(file);
  const told = database.prepare(sql).all();
  database.close();
  return told;
}

/** The query plan of SQLite. */
const planOf = async (sql: string) =>
  (await explained(`EXPLAIN QUERY PLAN ${sql}`)).map(({ detail }) => String(detail));

/** The same for each query of a call. */
async function plansOf(call: (store: Store) => Promise<unknown>): Promise<string[][]> {
  const queries = await queriesOf(sqliteDialect, call);
  return Promise.all(queries.map(({ sql }) => planOf(sql)));
}

const key = 'sqlite_autoindex_connections_1';

test('a create reads of the connections that are there the latest alone: the last entry of an index', async () => {
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

test.each<Filter>([{ name: 'a' }, { name: 'a', status: 'ACTIVE' }, { name: 'a', own: true, untagged: true }])(
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

test('tags are counted in an index as far as they are few, and those that few have come first', async () => {
  const tags = [
    { key: 'k', values: ['v', 'w'] },
    { key: 'l', values: [] },
  ];
  // Each is found to be met by nobody, so no other is looked at.
  for (const [tag, found] of [
    [tags[0], 'project_id=? AND deleted=? AND key=? AND value=?'],
    [tags[1], 'project_id=? AND deleted=? AND key=?'],
  ] as const) {
    const [counts] = await plansOf((store) => store.count('p1', { own: true, tags: tag ? [tag] : [] }));
    expect(counts?.filter((step) => /TEMP|SCAN t/.test(step))).toEqual([]);
    expect(counts).toContain(`SEARCH t USING COVERING INDEX tags_by_value (${found})`);
  }
  const selection = { project_id: 'p1', filter: {}, tags: { conditions: tags, rare: tags.slice(0, 1) } };
  const plan = await planOf(selectOwn(selection, () => 'c.id', { limit: 10 }).sql);
  expect(plan.slice(0, 2)).toEqual([
    'SEARCH t USING COVERING INDEX tags_by_value (project_id=? AND deleted=? AND key=? AND value=?)',
    `SEARCH c USING INDEX ${key} (project_id=? AND id=?)`,
  ]);
});

test('connections that have tags are counted in the index of these alone', async () => {
  const tags = { conditions: [{ key: 'k', values: [] }] };
  const plan = await planOf(countTagged({ project_id: 'p1', filter: { status: 'ACTIVE' }, tags }).sql);
  expect(plan).toEqual(['SEARCH t USING COVERING INDEX tags_by_value (project_id=? AND deleted=? AND key=?)']);
});

test('connections that have two tags are found by merging what the index has of each', async () => {
  const conditions = [
    { key: 'k', values: ['v'] },
    { key: 'l', values: ['w'] },
  ];
  for (const status of ['ACTIVE', undefined] as const) {
    const plan = await planOf(countTagged({ project_id: 'p1', filter: { status }, tags: { conditions } }).sql);
    expect(plan).toContain('MERGE (INTERSECT)');
    expect(plan.filter((step) => /TEMP|SCAN t/.test(step))).toEqual([]);
  }
});

test('connections without tags are found by the index of their kind', async () => {
  const filter: Filter = { own: true, status: 'ACTIVE', untagged: true };
  const plan = await planOf(selectOwn({ project_id: 'p1', filter, tags: { conditions: [] } }, () => 'c.id').sql);
  expect(plan).toEqual(['SEARCH c USING INDEX active_order (project_id=? AND create_time>?)']);
});

test('shared connections come from an index in its order, without a sort, for any owner', async () => {
  const selection = { project_id: 'p1', filter: {}, tags: { conditions: [] } };
  expect(await planOf(selectGranted(selection, { limit: 10 }).sql)).toEqual([
    'SEARCH s USING COVERING INDEX grants_in_order (grantee=?)',
  ]);
  const [first] = await planOf(selectShared(selection, 'p2', () => 'c.id', { limit: 10 }).sql);
  expect(first).toBe('SEARCH s USING COVERING INDEX grants_by_owner (grantee=? AND project_id=?)');
});

test('tags in use, and who shares, are found from one to the next', async () => {
  const plans = await plansOf((store) => store.tagsInUse('p1', { offset: 0 }));
  const shared = await plansOf((store) => store.count('p1', { name: 'a' }));
  for (const plan of [...plans, ...shared]) expect(plan.filter((step) => /TEMP|SCAN [ts]\b/.test(step))).toEqual([]);
});

const after = { create_time: 1, seq: 1, project_id: 'p1' };
const behind: Slice = { limit: 1, after };

test.each([
  ['own rows', 2, selectOwn],
  [
    'rows that are shared',
    4,
    (selection: Selection, columns: Expression, slice: Slice) => selectShared(selection, 'p2', columns, slice),
  ],
])('%s behind a place are read from there on, not from the first', async (_, bounds, select) => {
  const selection = { project_id: 'p1', filter: {}, tags: { conditions: [] } };
  const { sql } = select(selection, () => 'c.project_id, c.id, c.create_time, c.seq', behind);
  const code = await explained(`EXPLAIN ${sql}`);
  const [seek] = code.filter(({ opcode }) => String(opcode).startsWith('Seek'));
  const [first, length] = [Number(seek?.p3), Number(seek?.p4)];
  const fromValues = code.filter(
    ({ opcode, p2 }) => opcode === 'Variable' && Number(p2) >= first && Number(p2) < first + length,
  );
  expect([length, fromValues.length]).toEqual([bounds, bounds]);
});
