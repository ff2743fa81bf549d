import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { asGuest, createPlace, postgres, query } from '../../test/postgres.ts';
import { failure, openStore } from '../../test/postgres-store.ts';
import { listed } from '../../test/stores.ts';
import { columnsByKey } from './schema.ts';

/** A database as a server without the index leaves it, a way to open it, and the names of the index that is there then. */
async function without() {
  const place = await createPlace();
  const store = await openStore(place);
  await store.insert(connectionOf(), true);
  await query('DROP INDEX tags_by_key', place);
  const found = () => query(`SELECT FROM pg_index WHERE indexrelid = to_regclass('tags_by_key') AND indisvalid`, place);
  return { place, store, found };
}

/** Opens a store and takes the lines about its index. */
async function openAndNote(place: string) {
  const lines: string[] = [];
  return { opened: await openStore(place, { say: (line) => lines.push(line) }), lines };
}

const byKey = { tags: [{ key: 'k', values: [] }] };

describe.skipIf(!postgres)('the index of tags by key', () => {
  test('is added by the first server that finds no change of tags open, and does not hold others up until then', async () => {
    const { place, store, found } = await without();
    const other = new Client(place);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE tags IN ROW EXCLUSIVE MODE');
    try {
      const { opened, lines } = await openAndNote(place);
      expect(await found()).toHaveLength(0);
      expect(lines).toEqual([
        expect.stringMatching(/^the database at \S+ has no valid index tags_by_key, .+ lock timeout$/),
      ]);
      expect(await opened.insert(connectionOf({ id: 'c2', name: 'b' }), true)).toBe('inserted');
      expect(await listed(store, 'p1', { offset: 0 }, byKey)).toHaveLength(2);
    } finally {
      await other.end();
    }
    expect((await openAndNote(place)).lines).toEqual([]);
    expect(await found()).toHaveLength(1);
  });

  test('replaces the invalid one that a failed CREATE INDEX CONCURRENTLY left', async () => {
    const { place, found } = await without();
    const other = new Client(place);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE tags IN ROW EXCLUSIVE MODE');
    const creating = query(
      `CREATE INDEX CONCURRENTLY tags_by_key ON tags ${columnsByKey}`,
      `${place}%20-c%20lock_timeout%3D100`,
    );
    expect((await failure(creating))?.message).toMatch(/lock timeout/);
    expect(await query(`SELECT to_regclass('tags_by_key') AS name`, place)).toEqual([{ name: 'tags_by_key' }]);
    expect((await openAndNote(place)).lines).toHaveLength(1);
    await other.end();
    expect((await openAndNote(place)).lines).toEqual([]);
    expect(await found()).toHaveLength(1);
  });

  test('has columns, so that another one of its name is reported and stays', async () => {
    const { place, found } = await without();
    await query('CREATE INDEX tags_by_key ON tags (value)', place);
    const { lines } = await openAndNote(place);
    expect(lines).toEqual([expect.stringMatching(/: relation "tags_by_key" already exists$/)]);
    await query('ALTER INDEX tags_by_key RENAME TO other', place);
    expect([(await openAndNote(place)).lines, await found()]).toEqual([[], [{}]]);
    expect((await openAndNote(`${place}%20-c%20quote_all_identifiers%3Don`)).lines).toEqual([]);
  });

  test('is not needed by a server whose user does not own the table', async () => {
    const { place, found } = await without();
    const { opened, lines } = await openAndNote(await asGuest(place));
    expect(lines).toEqual([expect.stringMatching(/must be owner of table tags$/)]);
    expect(await opened.insert(connectionOf({ id: 'c2', name: 'b' }), true)).toBe('inserted');
    expect(await listed(opened, 'p1', { offset: 0 }, byKey)).toHaveLength(2);
    expect(await found()).toHaveLength(0);
  });
});
