import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { createPlace, postgres, query } from '../../test/postgres.ts';
import { failure, openStore } from '../../test/postgres-store.ts';
import { createProxy } from '../../test/proxy.ts';
import { late, shownIn } from '../../test/stores.ts';

describe.skipIf(!postgres)('with a database', () => {
  test('a pooler without transactions is refused for its own reason', async () => {
    const message = 'transaction blocks not allowed in statement pooling mode';
    const { url } = await createProxy(await createPlace(), { statement: 'BEGIN', message });
    expect((await failure(openStore(url)))?.message).toMatch(
      /^the database at 127\S+ cannot be used: transaction blocks/,
    );
  });

  test('statements unknown to a session are sent unnamed from then on', async () => {
    const place = await createPlace();
    const store = await openStore(place);
    await store.insert(connectionOf(), true);
    await shownIn(store, 'p1', 'c1');
    // As a pooler that hands the session of another client on.
    await query(
      `CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
         $$BEGIN EXECUTE 'DEALLOCATE ALL'; RETURN NULL; END$$;
       CREATE TRIGGER forget AFTER INSERT ON connections FOR EACH ROW EXECUTE FUNCTION forget()`,
      place,
    );
    for (const id of ['c2', 'c3', 'c4']) {
      expect(await store.insert(connectionOf({ id, name: id }), true)).toBe('inserted');
      expect(await shownIn(store, 'p1', id)).toMatchObject({ name: id });
      expect(await store.get('p1', 'none', late)).toBeUndefined();
    }
  });
});
