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

  /** Queries for the number of entries that were read of indexes, and of rows without an index. */
  const entriesOf = (index: string) => `SELECT sum(idx_tup_read)::int AS read FROM pg_stat_user_indexes
    WHERE schemaname = current_schema() AND indexrelname LIKE '${index}'`;
  const scannedOf = (table: string) => `SELECT seq_tup_read::int AS read FROM pg_stat_user_tables
    WHERE schemaname = current_schema() AND relname = '${table}'`;

  describe('that was just filled', () => {
    const count = 2_000;
    /** A database of connections that have some tags, and are shared with one project. */
    async function filled() {
      const place = await createPlace();
      const readsOf = async (work: (store: Store) => Promise<unknown>, number = entriesOf('%')) => {
        const [before] = (await query(number, place)) as { read: number }[];
        const store = await openStore(place);
        await work(store);
        // The server counts the reads of a session once it is over.
        await store.close();
        const sessions = `SELECT FROM pg_stat_activity WHERE application_name = 'dli-connections' AND query ~ 'connections|grants'`;
        await expect.poll(() => query(sessions)).toEqual([]);
        const [after] = (await query(number, place)) as { read: number }[];
        return Number(after?.read) - Number(before?.read);
      };
      const tagsAt = (at: number) => [
        { key: 'all', value: '' },
        { key: 'one', value: at % 3 === 0 ? 'other' : 'v' },
        { key: 'two', value: at % 3 === 1 ? 'other' : 'v' },
      ];
      async function* pieces() {
        for (let at = 0; at < count; at += 100)
          yield Array.from({ length: 100 }, (_, of) => ({
            ...connectionOf({ id: `c${at + of}`, name: `n${at + of}`, tags: tagsAt(at + of) }),
            unique_name: true,
          }));
      }
      await readsOf((store) => store.load('p1', pieces(), false));
      return { place, readsOf };
    }

    test('a list reads each connection once, and a page those before its end', async () => {
      const { readsOf } = await filled();
      const all = await readsOf((store) => listed(store, 'p1'), entriesOf('creation_order'));
      expect(all).toBeGreaterThanOrEqual(count);
      expect(all).toBeLessThan(2 * count);
      const page = (store: Store) => listed(store, 'p1', { offset: 500, limit: 50 });
      expect(await readsOf(page, entriesOf('creation_order'))).toBeLessThan(1_000);
    });

    test('a search reads each entry a few times, and looks up what it finds', async () => {
      const { readsOf } = await filled();
      const [all, one, two, other] = [
        { key: 'all', values: [] },
        { key: 'one', values: ['v'] },
        { key: 'two', values: ['v'] },
        { key: 'two', values: ['other', 'none'] },
      ];
      const whole = { offset: 0 };
      const searches: [number, (store: Store) => Promise<number>][] = [
        [666, (store) => store.count('p1', { tags: [all, one, two] })],
        [666, (store) => store.find('p1', { tags: [one, two] }, { offset: 0, limit: 1 }).then(({ count }) => count)],
        ...['p1', 'p2'].flatMap((project): typeof searches => [
          [666, async (store) => (await listed(store, project, whole, { tags: [all, one, two] })).length],
          [
            10,
            async (store) => (await listed(store, project, { offset: 600, limit: 10 }, { tags: [one, two] })).length,
          ],
          [667, async (store) => (await listed(store, project, whole, { tags: [one, other] })).length],
          [1, async (store) => (await listed(store, project, whole, { name: 'n1000', tags: [all] })).length],
        ]),
      ];
      for (const [found, search] of searches)
        expect(await readsOf(async (store) => expect(await search(store)).toBe(found))).toBeLessThan(10 * count);
    });

    test('a list reads no grants to others, also where most projects have many', async () => {
      const { place, readsOf } = await filled();
      await query('ANALYZE', place);
      const lists = async (store: Store) => {
        // PostgreSQL makes a plan for any project from the sixth time on.
        for (let times = 0; times < 10; times++) await listed(store, 'p3');
      };
      expect(await readsOf(lists, scannedOf('grants'))).toBeLessThan(count);
    });
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
