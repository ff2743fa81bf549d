import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { asGuest, createPlace, postgres, query } from '../../test/postgres.ts';
import { failure, openStore } from '../../test/postgres-store.ts';
import { folder, saved } from '../../test/stores.ts';
import { openDatabase } from './postgres.ts';
import { forBatches } from './postgres-connection.ts';
import { createEngine } from './postgres-engine.ts';
import type { Transaction } from './postgres-transaction.ts';
import { createSqlStore } from './sql-store.ts';
import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

const newer = /^the (data file|database at) .* was taken to a newer version by another process; replace this one/;

/** A trigger with which no connection can be written, as on a full disk. */
const fullDisk = `CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE disk_full USING MESSAGE = 'no space left'; END$$;
  CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON connections FOR EACH ROW EXECUTE FUNCTION fill()`;

const deleted = { ...connectionOf(), delete_time: 1 };

/** A file with a store on it, and another connection to the file. */
function openFile(options = {}) {
  const file = join(folder(), 'data.sqlite');
  const store = openSqliteStore(file, options);
  const other = new DatabaseSync(file);
  onTestFinished(() => {
    other.close();
    return store.close();
  });
  return { store, other };
}

test('a store in a file is ready unless nothing can be written, or another process took it to a newer version', async () => {
  const { store, other } = openFile({ lockTimeoutMs: 50 });
  await store.ready();
  other.exec('BEGIN IMMEDIATE');
  expect((await failure(store.ready()))?.message).toMatch(/locked/);
  other.exec('COMMIT');
  await store.ready();
  other.exec('PRAGMA user_version = 1000');
  expect((await failure(store.ready()))?.message).toMatch(newer);
});

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('a store is ready unless another process took the database to a newer version', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    await Promise.all([store.ready(), store.ready()]);
    expect(await saved(store, '')).toEqual([]);
    await query('INSERT INTO schema_version (version) VALUES (1000)', place);
    expect((await failure(store.ready()))?.message).toMatch(newer);
  });

  test('a store is not ready while all writes stall, but is while only those of one project do', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    const holder = new Client(place);
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE connections IN SHARE MODE');
    expect((await failure(store.ready()))?.message).toMatch(/statement timeout/);
    await holder.query('COMMIT');
    await store.ready();
    await store.insert(connectionOf(), true);
    await holder.query(`BEGIN; SELECT FROM projects WHERE project_id = 'p1' FOR UPDATE`);
    const waiting = store.insert(connectionOf({ id: 'c2', name: 'b' }), true);
    await store.insert(connectionOf({ project_id: 'p3' }), true);
    await store.ready();
    await holder.end();
    expect(await waiting).toBe('inserted');
  });

  test('a store is ready if its user may create, and says so if not', async () => {
    const place = await createPlace();
    await openStore(place);
    const guest = await asGuest(place);
    await query('REVOKE DELETE ON connections FROM pg_monitor', place);
    await (await openStore(guest)).ready();
    for (const [privilege, table] of [
      ['INSERT', 'tags'],
      ['INSERT', 'connections'],
      ['SELECT', 'grants'],
    ]) {
      await query(`REVOKE ${privilege} ON ${table} FROM pg_monitor`, place);
      const problem = await failure((await openStore(guest)).ready());
      expect(problem?.message).toMatch(new RegExp(`permission denied for table ${table}$`));
    }
  });

  test.each([
    ['a create', (store: Store) => store.insert(connectionOf({ id: 'c2', name: 'b' }), true)],
    ['a change', (store: Store) => store.change('p1', ['c1'], () => ({ next: deleted }))],
  ])('after %s that failed, as on a full disk, a store is ready once a connection can be created', async (_, fail) => {
    const place = await createPlace();
    await (await openStore(place)).insert(connectionOf(), true);
    await query(fullDisk, place);
    const store = await openStore(place);
    expect((await failure(fail(store)))?.message).toMatch(/no space left$/);
    expect((await failure(store.ready()))?.message).toMatch(/no space left$/);
    await query('DROP TRIGGER full_disk ON connections', place);
    await store.ready();
    expect(await query('SELECT project_id FROM connections', place)).toEqual([{ project_id: 'p1' }]);
  });

  test('a create that began before a change failed does not prove that creates succeed', async () => {
    const place = await createPlace();
    const { sessions, database, at } = await openDatabase(place);
    onTestFinished(() => database.end());
    const [made, seen] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const transaction: Transaction = async (kind, body) => {
      const result = await sessions.transaction(kind, body);
      if (kind === forBatches) {
        made.resolve();
        await seen.promise;
      }
      return result;
    };
    const store = createSqlStore(createEngine({ ...sessions, transaction }, database, at));
    const created = store.insert(connectionOf(), true);
    await made.promise;
    await query(fullDisk, place);
    expect((await failure(store.change('p1', ['c1'], () => ({ next: deleted }))))?.message).toMatch(/no space left$/);
    seen.resolve();
    expect(await created).toBe('inserted');
    expect((await failure(store.ready()))?.message).toMatch(/no space left$/);
  });

  test('waiting changes of one project do not delay another', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    for (const project_id of ['p1', 'p3']) await store.insert(connectionOf({ project_id }), true);
    const holder = new Client(place);
    await holder.connect();
    await holder.query(`BEGIN; SELECT FROM connections WHERE project_id = 'p1' FOR UPDATE`);
    const seen = (project_id: string) => store.change(project_id, ['c1'], () => ({ refusal: 'seen' }));
    const waiting = Array.from({ length: 12 }, () => seen('p1'));
    expect(await seen('p3')).toBe('seen');
    await holder.end();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['seen']));
  });

  test('a statement over the time limit is cancelled, and the connection stays usable', async () => {
    const place = await createPlace();
    await (await openStore(place)).insert(connectionOf(), true);
    const store = await openStore(place, { statementTimeoutMs: 1_000, maxConnections: 1 });
    const holder = new Client(place);
    await holder.connect();
    await holder.query('BEGIN; SELECT FROM connections FOR UPDATE');
    const changed = store.change('p1', ['c1'], () => ({ refusal: 'none' }));
    expect((await failure(changed))?.message).toMatch(/statement timeout/);
    await holder.end();
    expect(await store.change('p1', ['c1'], () => ({ refusal: 'seen' }))).toBe('seen');
  });
});
