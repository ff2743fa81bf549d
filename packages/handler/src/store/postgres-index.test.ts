import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { openStore } from '../../test/postgres-store.ts';
import { listed } from '../../test/stores.ts';

/** A database as a server without the index leaves it, a way to open it, and the names of the index that is there then. */
async function without() {
  const place = await createPlace();
  const store = await openStore(place);
  await store.insert(connectionOf(), true);
  await query('DROP INDEX tags_by_key', place);
  const found = () =>
    query(`SELECT FROM pg_indexes WHERE indexname = 'tags_by_key' AND schemaname = current_schema()`, place);
  return { place, store, found };
}

const byKey = { tags: [{ key: 'k', values: [] }] };

describe.skipIf(!postgres)('the index of tags by key', () => {
  test('is added by the first server that finds no change of tags open, and does not hold others up until then', async () => {
    const { place, store, found } = await without();
    const other = new Client(place);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE tags IN ROW EXCLUSIVE MODE');
    try {
      const opened = await openStore(place);
      expect(await found()).toHaveLength(0);
      expect(await opened.insert(connectionOf({ id: 'c2', name: 'b' }), true)).toBe('inserted');
      expect(await listed(store, 'p1', { offset: 0 }, byKey)).toHaveLength(2);
    } finally {
      await other.end();
    }
    await openStore(place);
    expect(await found()).toHaveLength(1);
  });

  test('is not needed by a server whose user does not own the table', async () => {
    const { place, found } = await without();
    // A role that every database has.
    await query(
      `DO $$ BEGIN EXECUTE format('GRANT USAGE ON SCHEMA %I TO pg_monitor', current_schema());
        EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO pg_monitor', current_schema()); END $$`,
      place,
    );
    // The address ends with the options of the session.
    const opened = await openStore(`${place}%20-c%20role%3Dpg_monitor`);
    expect(await opened.insert(connectionOf({ id: 'c2', name: 'b' }), true)).toBe('inserted');
    expect(await listed(opened, 'p1', { offset: 0 }, byKey)).toHaveLength(2);
    expect(await found()).toHaveLength(0);
  });
});
