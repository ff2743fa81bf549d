import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { openStore } from '../../test/postgres-store.ts';
import { listed, shownIn } from '../../test/stores.ts';
import type { Store } from './store.ts';

describe.skipIf(!postgres)('with a database', { timeout: 60_000 }, () => {
  test('a new database stays fast while it fills: key checks do not read more', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    for (let at = 0; at < 600; at++) await store.insert(connectionOf({ id: `c${at}`, name: `n${at}` }), true);
    // The server counts the reads of a session once it is over.
    await store.close();
    const reads = `SELECT sum(idx_tup_read)::int AS rows FROM pg_stat_user_indexes WHERE schemaname = current_schema()`;
    await expect.poll(() => query(reads, place).then(([row]) => row as { rows: number })).not.toEqual({ rows: 0 });
    const [{ rows }] = (await query(reads, place)) as [{ rows: number }];
    expect(rows).toBeLessThan(100_000);
  });

  test('a list reads each connection once, a page those before its end, and a count each tag, without statistics', async () => {
    const place = await createPlace();
    const count = 2_000;
    async function* pieces() {
      for (let at = 0; at < count; at += 100)
        yield Array.from({ length: 100 }, (_, of) => ({
          ...connectionOf({
            id: `c${at + of}`,
            name: `n${at + of}`,
            tags: ['a', 'b'].map((key) => ({ key, value: '' })),
          }),
          unique_name: true,
        }));
    }
    const reads = async (work: (store: Store) => Promise<unknown>, indexes = 'creation_order') => {
      const store = await openStore(place);
      await work(store);
      // The server counts the reads of a session once it is over.
      await store.close();
      const sessions = `SELECT FROM pg_stat_activity WHERE application_name = 'dli-connections' AND query LIKE '%connections%'`;
      await expect.poll(() => query(sessions)).toEqual([]);
      const [index] = await query(
        `SELECT sum(idx_tup_read)::int AS read FROM pg_stat_user_indexes
         WHERE schemaname = current_schema() AND indexrelname LIKE '${indexes}'`,
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
    const beforeCount = await reads(async () => {}, 'tags_%');
    const both = { tags: ['a', 'b'].map((key) => ({ key, values: [] })) };
    const afterCount = await reads(async (store) => expect(await store.count('p1', both)).toBe(count), 'tags_%');
    expect(afterCount - beforeCount).toBeLessThan(10 * count);
  });

  const tags = [{ key: 'k', values: [] }];
  const searches: [string, (store: Store) => Promise<unknown>][] = [
    ['counts', (store) => store.count('p1', { tags })],
    ['lists', (store) => listed(store, 'p1', { offset: 0 }, { tags })],
    ['lists far in', (store) => listed(store, 'p1', { offset: 2_000 }, { tags })],
  ];

  test.each(searches)(
    '%s by tags that take long leave connections to the database for other reads',
    async (_, search) => {
      const place = await createPlace();
      const store = await openStore(place, { maxConnections: 4 });
      await store.insert(connectionOf(), true);
      const other = new Client(place);
      await other.connect();
      await other.query('BEGIN; LOCK TABLE tags IN ACCESS EXCLUSIVE MODE');
      const running = Array.from({ length: 10 }, () => search(store));
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'tags'::regclass`;
      await expect.poll(() => query(waiting, place)).toHaveLength(3);
      expect((await shownIn(store, 'p1', 'c1').finally(() => other.end()))?.id).toBe('c1');
      expect(await Promise.all(running)).toEqual(running.map(() => expect.anything()));
    },
  );
});
