import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { openStore, untilWaiting } from '../../test/postgres-store.ts';
import { listed } from '../../test/stores.ts';
import type { Store } from './store.ts';

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('a slow commit does not appear before connections that were listed already, and other projects do not wait for it', async () => {
    const place = await createPlace();
    const [slow, fast] = [
      await openStore(`${place}&application_name=slow`),
      await openStore(`${place}&application_name=fast`),
    ];
    // Its commit waits in a trigger that is put off until then.
    await query(
      `CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS
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
    // A batch that is held up for a second is given up and made again, behind later ones.
    const orders = ['slow 5,fast 5', 'fast 4,slow 5'];
    expect(orders).toContain(after.map(({ id, create_time }) => `${id} ${create_time}`).join());
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
    await holder.query(`BEGIN; SELECT FROM projects WHERE project_id = 'p1' FOR UPDATE`);
    const waiting = insert('p1', 'c4');
    expect(await Promise.all([insert('p3', 'c4'), insert('p4', 'c4')])).toEqual(['inserted', 'inserted']);
    expect(await store.facts('p1', 'c4')).toBeUndefined();
    await holder.end();
    expect(await waiting).toBe('inserted');
  });
});
