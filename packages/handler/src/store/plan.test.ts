import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { queryOf } from '../../test/queries.ts';
import { folder, listed } from '../../test/stores.ts';
import { ownRowsOf, selectionOf } from './selection.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** What SQLite tells of a query on new data. */
async function explained(sql: string) {
  const file = join(folder(), 'data.sqlite');
  await openSqliteStore(file).close();
  const database = new DatabaseSync(file);
  const told = database.prepare(sql).all();
  database.close();
  return told;
}

/** What SQLite would do for the first query of a call. */
async function planOf(call: (store: Store) => Promise<unknown>): Promise<string[]> {
  const plan = await explained(`EXPLAIN QUERY PLAN ${(await queryOf(call)).sql}`);
  return plan.map(({ detail }) => String(detail));
}

const forward = 'SEARCH c USING INDEX creation_order (project_id=? AND create_time>?)';

test('a create reads of the connections that are there the latest alone: the last entry of an index', async () => {
  const plan = await planOf((store) => store.insert(connectionOf(), true));
  expect(plan).toEqual(['SCALAR SUBQUERY 1', forward.replace('USING INDEX', 'USING COVERING INDEX')]);
});

test('a show looks a connection up, and whether it has grants', async () => {
  const plan = await planOf((store) => store.get('p1', 'c1'));
  expect(plan).toEqual([
    'SEARCH c USING INDEX sqlite_autoindex_connections_1 (project_id=? AND id=?)',
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH g USING PRIMARY KEY (project_id=? AND connection_id=?)',
  ]);
});

test('a page comes from an index in its order, sorted by nothing', async () => {
  const plan = await planOf((store) => listed(store, 'p1', { offset: 0, limit: 10 }));
  expect(plan[0]).toBe(forward);
  expect(plan.filter((step) => /SCAN|TEMP/.test(step))).toEqual([]);
});

test.each([
  ['own rows', ownRowsOf('p1', {}, { create_time: 1, seq: 1 }, 'c.id')],
  ['a selection', selectionOf('p1', { own: true }, { after: { create_time: 1, seq: 1 }, first: 1 })],
])('%s behind a position are read from there on, not from the first', async (_, { sql }) => {
  const code = await explained(`EXPLAIN ${sql}`);
  const [seek] = code.filter(({ opcode }) => String(opcode).startsWith('Seek'));
  const [key, length] = [Number(seek?.p3), Number(seek?.p4)];
  const fromValues = code.filter(
    ({ opcode, p2 }) => opcode === 'Variable' && Number(p2) >= key && Number(p2) < key + length,
  );
  expect([length, fromValues.length]).toEqual([2, 2]);
});
