import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { failure, openStore, untilWaiting } from '../../test/postgres-store.ts';
import { createProxy } from '../../test/proxy.ts';
import { late, shownIn, whole } from '../../test/stores.ts';
import { type Facts, StoreError } from './store.ts';

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('while the database is away every call rejects in one line, and once it is back every call works', async () => {
    const proxy = await createProxy(await createPlace());
    const store = await openStore(proxy.url);
    await store.insert(connectionOf(), true);
    for (let time = 0; time < 3; time++) {
      // Several connections in the pool, idle and in use, are lost.
      const busy = Array.from({ length: 20 }, () => failure(store.get('p1', 'c1', late)));
      await setTimeout(time);
      await proxy.cut();
      for (const error of await Promise.all(busy)) expect(error ?? new StoreError()).toBeInstanceOf(StoreError);
      const calls = [
        store.get('p1', 'c1', late),
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
    await store.insert(connectionOf(), true);
    // A trigger that is put off until the commit, and waits there.
    await query(
      `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
         'BEGIN PERFORM pg_advisory_xact_lock(4020); RETURN NULL; END';
       CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON connections DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION wait()`,
      place,
    );
    const holder = new Client(place);
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock(4020)');
    const next = { ...connectionOf(), routes: [] };
    const changed = failure(store.change('p1', ['c1'], () => ({ next })));
    await untilWaiting('committing');
    await proxy.cut();
    expect(await changed).toMatchObject({ name: 'StoreError', mayStand: true });

    await holder.end();
    await proxy.mend();
    await expect.poll(() => whole(store, 'p1', 'c1')).toEqual(next);
  });

  test('a connection that the server ends, idle or in use, is replaced', async () => {
    const place = await createPlace();
    const store = await openStore(`${place}&application_name=ended`);
    await store.insert(connectionOf(), true);
    const end = () =>
      query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ended'`, place);
    await end();
    await expect.poll(() => query(`SELECT FROM pg_stat_activity WHERE application_name = 'ended'`, place)).toEqual([]);
    // The end of the connection may still be on its way to the store.
    await expect.poll(() => whole(store, 'p1', 'c1')).toEqual(connectionOf());

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

  test('a connection that the server ends before the commit is sent gives the reason, and the change was not made', async () => {
    const place = await createPlace();
    const store = await openStore(`${place}&application_name=loading`);
    const sessions = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'loading'`;
    async function* pieces() {
      yield [{ ...connectionOf(), unique_name: true }];
      while ((await query(sessions, place)).length > 0) await setTimeout(10);
    }
    const loaded = await failure(store.load('p1', pieces(), false));
    expect(loaded).toMatchObject({ name: 'StoreError', mayStand: false });
    expect(loaded?.message).toMatch(/terminating connection due to administrator command$/);
    expect(await store.count('p1', {})).toBe(0);
  });

  test('a transaction that the server ends for a deadlock is tried again', async () => {
    const place = await createPlace();
    const soon = encodeURIComponent(' -c deadlock_timeout=50');
    const store = await openStore(`${place}${soon}&application_name=deadlocked`);
    const ids = ['c1', 'c2', 'c3'];
    for (const id of ids) await store.insert(connectionOf({ id, name: id }), true);
    const begin = async (program: string) => {
      const client = new Client(`${place}&application_name=${program}`);
      await client.connect();
      await client.query(`SET deadlock_timeout = '10min'; BEGIN`);
      const lock = (id: string) => client.query(`SELECT FROM connections WHERE id = '${id}' FOR UPDATE`);
      return { lock, end: () => client.end() };
    };
    const [gate, other] = await Promise.all([begin('gate'), begin('other')]);
    await gate.lock('c2');
    await other.lock('c3');
    const changed = store.change('p1', ids, (found) => ({ next: { ...(found as Facts), routes: [] } }));
    // A deadlock is looked for once in each wait. The store waits for c3 last, so it finds the deadlock and gives way.
    await untilWaiting('deadlocked');
    const locked = other.lock('c1');
    await untilWaiting('other');
    await gate.end();
    await locked;
    await other.end();
    expect(await changed).toBeUndefined();
    for (const id of ids) expect((await shownIn(store, 'p1', id))?.routes).toEqual([]);
  });
});
