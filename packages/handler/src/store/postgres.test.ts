import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { inspect, promisify } from 'node:util';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { createProxy } from '../../test/proxy.ts';
import { listed, whole } from '../../test/stores.ts';
import { openPostgresStore } from './postgres.ts';
import { migrate } from './postgres-migrate.ts';
import { migrations } from './postgres-schema.ts';
import type { Facts, Store } from './store.ts';
import { StoreError } from './store-error.ts';

const failure = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: unknown) => error as Error);

/** Resolves once a connection of a program waits for a lock. */
async function untilWaiting(program: string): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE application_name = '${program}' AND wait_event_type = 'Lock'`;
  while ((await query(waiting)).length === 0) await setTimeout(10);
}

async function openStore(url: string): Promise<Store> {
  const store = await openPostgresStore(url);
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}

test('who opens no store in PostgreSQL does not load its driver', async () => {
  const index = new URL('../index.ts', import.meta.url);
  const hooks = `{ resolve: (name, context, next) => { console.log(name); return next(name, context); } }`;
  const code = `require('module').registerHooks(${hooks});
    import('${index}').then(({ openSqliteStore }) => openSqliteStore(':memory:').close())`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', code]);
  expect(stdout.split('\n')).toContain('node:sqlite');
  expect(stdout.split('\n')).not.toContain('pg');
});

test.each([
  ['postgres://who:secret@127.0.0.1:1/data', /^the database at 127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED.*$/],
  ['postgres://who:secret@localhost:1/data', /^the database at localhost:1 cannot be used: .*ECONNREFUSED.*$/],
  ['postgres://who:secret@nowhere.invalid/data', /^the database at nowhere\.invalid:5432 cannot be used: .+$/],
  ['postgres://who:secret@127.0.0.1:port/data', /not of the form postgres:/],
  ['file:secret', /not of the form postgres:/],
  ['', /not of the form postgres:/],
])('no database at %s: one line says so, without the password', async (url, message) => {
  const error = await failure(openPostgresStore(url));
  expect(error).toBeInstanceOf(StoreError);
  expect(error?.message).toMatch(message);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret');
});

test.each([
  [{ version: 140_012, name: '14.12', encoding: 'UTF8' }, 'the database at h:1 is PostgreSQL 14.12; use 15 or newer'],
  [
    { version: 150_000, name: '15.0', encoding: 'LATIN1' },
    'the database at h:1 has the encoding LATIN1; use one with UTF8',
  ],
])('a server that does not fit is refused', async (server, message) => {
  await expect(migrate(async () => [server], 'h:1')).rejects.toThrow(message);
});

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('of many that open a new database at once, one makes the schema', async () => {
    const place = await createPlace();
    await Promise.all(Array.from({ length: 16 }, () => openStore(place)));
    const versions = migrations.map((_, at) => ({ version: at + 1 }));
    expect(await query('SELECT version FROM schema_version ORDER BY version', place)).toEqual(versions);
  });

  test('a database of a newer version is refused, and left as it is', async () => {
    const place = await createPlace();
    await (await openStore(place)).close();
    await query('INSERT INTO schema_version (version) VALUES (1000)', place);
    const error = await failure(openPostgresStore(place));
    expect(error).toBeInstanceOf(StoreError);
    expect(error?.message).toMatch(/newer version/);
  });

  test('a name is one whatever the locale of the database', async () => {
    const place = await createPlace();
    await openStore(place);
    const columns = `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()
      AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`;
    const json = ['hosts', 'peerings', 'routes'].map((column_name) => ({ table_name: 'connections', column_name }));
    expect(await query(`${columns} ORDER BY column_name`, place)).toEqual(json);
  });

  test('a new database stays quick while it fills: what the checks of keys read does not grow with it', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    for (let at = 0; at < 600; at++) await store.insert(connectionOf({ id: `c${at}`, name: `n${at}` }), true);
    // The server counts what a session has read once it is over.
    await store.close();
    const reads = `SELECT sum(idx_tup_read)::int AS rows FROM pg_stat_user_indexes WHERE schemaname = current_schema()`;
    await expect.poll(() => query(reads, place).then(([row]) => row as { rows: number })).not.toEqual({ rows: 0 });
    const [{ rows }] = (await query(reads, place)) as [{ rows: number }];
    expect(rows).toBeLessThan(100_000);
  });

  test('a list reads each connection once, and a page those before its end, in a database without statistics', async () => {
    const place = await createPlace();
    const count = 2_000;
    async function* pieces() {
      for (let at = 0; at < count; at += 100)
        yield Array.from({ length: 100 }, (_, of) => ({
          ...connectionOf({ id: `c${at + of}`, name: `n${at + of}` }),
          unique_name: true,
        }));
    }
    const reads = async (work: (store: Store) => Promise<unknown>) => {
      const store = await openStore(place);
      await work(store);
      // The server counts what a session has read once it is over.
      await store.close();
      const sessions = `SELECT FROM pg_stat_activity WHERE application_name = 'dli-connections' AND query LIKE '%connections%'`;
      await expect.poll(() => query(sessions)).toEqual([]);
      const [index] = await query(
        `SELECT idx_tup_read::int AS read FROM pg_stat_user_indexes
         WHERE schemaname = current_schema() AND indexrelname = 'creation_order'`,
        place,
      );
      return (index as { read: number }).read;
    };
    const before = await reads((store) => store.load('p1', pieces(), false));
    const afterAll = await reads((store) => listed(store, 'p1'));
    expect(afterAll - before).toBeGreaterThanOrEqual(count);
    expect(afterAll - before).toBeLessThan(2 * count);
    const afterPage = await reads((store) => listed(store, 'p1', { offset: 500, limit: 50 }));
    expect(afterPage - afterAll).toBeLessThan(1_000);
  });

  test('while the database is away every call rejects in one line, and once it is back every call works', async () => {
    const proxy = await createProxy(await createPlace());
    const store = await openStore(proxy.url);
    await store.insert(connectionOf(), true);
    for (let time = 0; time < 3; time++) {
      // Several connections in the pool, idle and in use, are lost.
      const busy = Array.from({ length: 20 }, () => failure(store.get('p1', 'c1')));
      await setTimeout(time);
      await proxy.cut();
      for (const error of await Promise.all(busy)) expect(error ?? new StoreError()).toBeInstanceOf(StoreError);
      const calls = [
        store.get('p1', 'c1'),
        store.count('p1', {}),
        store.insert(connectionOf({ id: 'c2', name: 'b' }), true),
        store.change('p1', ['c1'], (found) => ({ next: found as Facts })),
      ];
      for (const error of await Promise.all(calls.map(failure))) {
        expect(error).toBeInstanceOf(StoreError);
        expect(error?.message).toMatch(/^the database at 127\.0\.0\.1:\d+ cannot be used: .+$/);
      }
      await proxy.mend();
      expect(await whole(store, 'p1', 'c1')).toEqual(connectionOf());
      expect(await store.count('p1', {})).toBe(1);
    }
  });

  test('a commit whose answer is lost leaves open whether the change was made, and says so', async () => {
    const place = await createPlace();
    const proxy = await createProxy(place);
    const store = await openStore(`${proxy.url}&application_name=committing`);
    // A trigger that is put off until the commit, and waits there.
    await query(
      `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN PERFORM pg_advisory_xact_lock(4020); RETURN NULL; END';
       CREATE CONSTRAINT TRIGGER late AFTER INSERT ON connections DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION wait()`,
      place,
    );
    const holder = new Client(place);
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(4020)');
    const inserted = failure(store.insert(connectionOf(), true));
    await untilWaiting('committing');
    await proxy.cut();
    expect(await inserted).toMatchObject({ name: 'StoreError', mayStand: true });

    await holder.end();
    await proxy.mend();
    await expect.poll(() => whole(store, 'p1', 'c1')).toEqual(connectionOf());
  });

  test('a slow commit does not appear before what was listed already, and other projects do not wait for it', async () => {
    const place = await createPlace();
    const [slow, fast] = [
      await openStore(`${place}&application_name=slow`),
      await openStore(`${place}&application_name=fast`),
    ];
    // Its commit waits in a trigger that is put off until then.
    await query(
      `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN PERFORM pg_advisory_xact_lock(4021); RETURN NULL; END';
       CREATE CONSTRAINT TRIGGER late AFTER INSERT ON connections DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW WHEN (NEW.name = 'slow') EXECUTE FUNCTION wait()`,
      place,
    );
    const holder = new Client(place);
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(4021)');
    const insert = (store: Store, name: string, more = {}) =>
      store.insert(connectionOf({ id: name, name, ...more }), true);
    const inserted = [insert(slow, 'slow', { create_time: 5 })];
    await untilWaiting('slow');
    const second = insert(fast, 'fast', { create_time: 4 });
    inserted.push(second);
    await Promise.race([second, untilWaiting('fast')]);
    expect(await insert(fast, 'other', { project_id: 'p3' })).toBe('inserted');
    const before = await listed(fast, 'p1');
    await holder.end();
    expect(await Promise.all(inserted)).toEqual(['inserted', 'inserted']);
    const after = await listed(fast, 'p1');
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.map(({ id, create_time }) => [id, create_time])).toEqual([
      ['slow', 5],
      ['fast', 5],
    ]);
  });

  test('creates of several projects share a commit; one that fails, or whose project is busy, holds up no other', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    const insert = (project_id: string, id: string, name = id) =>
      store.insert(connectionOf({ project_id, id, name }), true);
    expect(await Promise.all([insert('p1', 'c1'), insert('p3', 'c1'), insert('p1', 'c2')])).toEqual(
      Array.from({ length: 3 }, () => 'inserted'),
    );
    expect(await query('SELECT DISTINCT xmin FROM connections', place)).toHaveLength(1);

    const outcomes = await Promise.allSettled([insert('p3', 'c2'), insert('p1', 'c1', 'other'), insert('p1', 'c3')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: '23505' } });

    const holder = new Client(place);
    await holder.connect();
    await holder.query(`SELECT pg_advisory_lock(hashtextextended('p1', 'connections'::regclass::oid::bigint))`);
    const waiting = insert('p1', 'c4');
    expect(await Promise.all([insert('p3', 'c4'), insert('p4', 'c4')])).toEqual(['inserted', 'inserted']);
    expect(await store.get('p1', 'c4')).toBeUndefined();
    await holder.end();
    expect(await waiting).toBe('inserted');
  });

  test('a connection that the server ends, idle or in use, is replaced', async () => {
    const place = await createPlace();
    const store = await openStore(`${place}&application_name=ended`);
    await store.insert(connectionOf(), true);
    const end = () =>
      query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ended'`, place);
    await end();
    await setTimeout(50);
    expect(await whole(store, 'p1', 'c1')).toEqual(connectionOf());

    const holder = new Client(place);
    await holder.connect();
    await holder.query('BEGIN; SELECT FROM connections FOR UPDATE');
    const changed = failure(store.change('p1', ['c1'], (found) => ({ next: { ...(found as Facts), routes: [] } })));
    await untilWaiting('ended');
    await end();
    expect(await changed).toBeInstanceOf(StoreError);
    await holder.end();
    expect(await whole(store, 'p1', 'c1')).toEqual(connectionOf());
  });

  test('a transaction that the server ends for a deadlock is tried again', async () => {
    const place = await createPlace();
    const store = await openStore(`${place}&application_name=deadlocked`);
    for (const id of ['c1', 'c2']) await store.insert(connectionOf({ id, name: id }), true);
    const other = new Client(place);
    await other.connect();
    const lock = (id: string) => other.query(`SELECT FROM connections WHERE id = '${id}' FOR UPDATE`);
    await other.query(`SET deadlock_timeout = '10min'; BEGIN`);
    await lock('c2');
    const changed = store.change('p1', ['c1', 'c2'], (found) => ({ next: { ...(found as Facts), routes: [] } }));
    // It holds c1 now and waits for c2. It is the one that finds the deadlock and gives way.
    await untilWaiting('deadlocked');
    await lock('c1');
    await other.end();
    expect(await changed).toBeUndefined();
    for (const id of ['c1', 'c2']) expect((await store.get('p1', id))?.routes).toEqual([]);
  });
});
