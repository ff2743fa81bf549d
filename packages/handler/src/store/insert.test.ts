import { expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { listed, stores } from '../../test/stores.ts';

// Two statements of PostgreSQL, and a part of a third.
const count = 25;

test.each(stores)(
  '%s: connections that are added together are in order, with their tags and grants',
  async (_, create) => {
    const store = await (await create())();
    const tagsOf = (at: number) => (at % 3 === 0 ? [{ key: 'place', value: String(at) }] : []);
    const grantsOf = (at: number) => (at % 4 === 0 ? [{ grantee: 'p2' }] : []);
    const added = Array.from({ length: count }, (_, at) => {
      const id = `c${String(at).padStart(2, '0')}`;
      // Every fifth has the name of the one before.
      const name = at % 5 === 4 ? `n${at - 1}` : `n${at}`;
      return connectionOf({ id, name, tags: tagsOf(at), grants: grantsOf(at) });
    });
    const outcomes = await Promise.all(added.map((each) => store.insert(each, true)));
    expect(outcomes).toEqual(added.map((_, at) => (at % 5 === 4 ? 'exists' : 'inserted')));

    const inserted = added.filter((_, at) => at % 5 !== 4);
    expect((await listed(store, 'p1')).map(({ id }) => id)).toEqual(inserted.map(({ id }) => id));
    for (const { id, tags, grants } of inserted) expect(await store.facts('p1', id)).toMatchObject({ tags, grants });
    const shared = inserted.filter(({ grants }) => grants.length > 0);
    expect((await listed(store, 'p2')).map(({ id }) => id)).toEqual(shared.map(({ id }) => id));
  },
);
