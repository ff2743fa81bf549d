import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { partition } from '@dli-connections/lab/postgres/partition';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { folder, listed, saved } from '../../test/stores.ts';
import { tablesOfVersion3 } from '../../test/version-3.ts';
import { openPostgresStore } from './postgres.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Facts, Store } from './store.ts';

/** An empty place, how to open it, take it back to version 3, and describe its tables. */
interface Place {
  open: () => Promise<Store>;
  toVersion3: () => Promise<unknown>;
  tables: () => Promise<unknown>;
}

const columns = `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
  WHERE table_schema = current_schema() ORDER BY table_name, column_name`;
// Parts of a table have indexes with names of their own.
const indexes = `SELECT tablename, substring(indexdef FROM 'USING.*') AS made FROM pg_indexes
  WHERE schemaname = current_schema() ORDER BY tablename, made`;

const inDatabase = (parted: boolean) => async (): Promise<Place> => {
  const place = await createPlace();
  const open = () => openPostgresStore(place);
  if (parted) {
    await (await open()).close();
    await partition(place);
  }
  const version = 'DELETE FROM schema_version; INSERT INTO schema_version (version) VALUES (1), (2), (3)';
  return {
    open,
    toVersion3: () => query(`${tablesOfVersion3} ${version}`, place),
    tables: async () => [await query(columns, place), await query(indexes, place)],
  };
};

async function inFile(): Promise<Place> {
  const file = join(folder(), 'data.sqlite');
  async function using<Result>(use: (database: DatabaseSync) => Result): Promise<Result> {
    const database = new DatabaseSync(file);
    try {
      return use(database);
    } finally {
      database.close();
    }
  }
  return {
    open: async () => openSqliteStore(file),
    toVersion3: () => using((database) => database.exec(`${tablesOfVersion3} PRAGMA user_version = 3`)),
    tables: () =>
      using((database) =>
        database.prepare(`SELECT name, sql FROM sqlite_schema WHERE name <> 'run' ORDER BY name`).all(),
      ),
  };
}

const places: [name: string, create: () => Promise<Place>][] = [['sqlite', inFile]];
if (postgres) places.push(['postgres', inDatabase(false)], ['postgres, partitioned by project', inDatabase(true)]);

const tags = [{ key: 'k', value: 'v' }];

/** Connections in another order than their identifiers, some with tags and some shared. */
async function fill(store: Store): Promise<void> {
  for (const project_id of ['p1', 'p3'])
    for (let at = 9; at >= 0; at--)
      await store.insert(connectionOf({ project_id, id: `c${at}`, name: `n${at}`, tags: at % 3 ? tags : [] }), true);
  await store.change('p1', ['c4'], (found) => ({ next: { ...(found as Facts), delete_time: 7 } }));
}

/** The results of searches by tags, and of exports. */
async function readAll(store: Store) {
  const page = { offset: 1, limit: 4 };
  const searches = (['ACTIVE', 'DELETED', undefined] as const).flatMap((status) => [
    listed(store, 'p1', page, { status, tags: [{ key: 'k', values: ['v'] }] }),
    store.find('p1', { status, tags: [{ key: 'k', values: [] }] }, page),
    listed(store, 'p2', page, { status, tags: [{ key: 'k', values: ['v'] }] }),
  ]);
  return [await Promise.all(searches), await saved(store, 'p1'), await saved(store, 'p3')];
}

describe.each(places)('%s', (_, create) => {
  test('a database of version 3 keeps its content, and gets the tables of a new one', async () => {
    const { open, toVersion3, tables } = await create();
    const before = await open();
    await fill(before);
    const [left, made] = [await readAll(before), await tables()];
    await before.close();
    await toVersion3();
    expect(await tables()).not.toEqual(made);
    const after = await open();
    onTestFinished(() => after.close());
    expect(await tables()).toEqual(made);
    expect(await readAll(after)).toEqual(left);
    expect(await after.insert(connectionOf({ id: 'new', name: 'new', tags }), true)).toBe('inserted');
    expect((await listed(after, 'p1', { offset: 0 }, { tags: [{ key: 'k', values: ['v'] }] })).at(-1)?.id).toBe('new');
  });
});
