import type { Tag } from '@dli-connections/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { queriesOf } from '../../test/queries.ts';
import { listed, stores } from '../../test/stores.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Filter, Saved } from './store.ts';

type Conditions = NonNullable<Filter['tags']>;

/** More connections with a tag than are few: see `tag-filter.ts`. */
const many = 130;

/** The tags of a connection: one that all have, one that half have with each value, one that few have. */
function tagsAt(at: number): Tag[] {
  const rare = at % 40 === 0 ? [{ key: 'rare', value: `r${at % 3}` }] : [];
  return [{ key: 'all', value: 'v' }, { key: 'half', value: `h${at % 2}` }, ...rare];
}

const connections = Array.from({ length: many }, (_, at): Saved => {
  const shared = at % 7 === 0 ? [{ grantee: 'p2' }] : [];
  return { ...connectionOf({ id: `c${at}`, name: `n${at}`, tags: tagsAt(at), grants: shared }), unique_name: true };
});

/** The rule itself: a key has one value, so each condition must be met by the tag of its key. */
const meets = ({ tags }: Saved, conditions: Conditions) =>
  conditions.every(({ key, values }) =>
    tags.some((tag) => tag.key === key && (values.length === 0 || values.includes(tag.value))),
  );

const condition = fc.record({
  key: fc.constantFrom('all', 'half', 'rare', 'none'),
  values: fc.array(fc.constantFrom('v', 'h0', 'h1', 'r0', 'r1', 'w'), { maxLength: 3 }),
});

describe.each(stores)('%s', (_, create) => {
  test('connections are found by their tags as the rule says, owned and shared', { timeout: 60_000 }, async () => {
    const store = await (await create())();
    await store.load(
      'p1',
      (async function* () {
        yield connections;
      })(),
      false,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(condition, { maxLength: 5 }), fc.nat(3), async (tags, offset) => {
        const ids = connections.filter((each) => meets(each, tags)).map(({ id }) => id);
        const own = (await listed(store, 'p1', { offset, limit: 50 }, { tags })).map(({ id }) => id);
        expect(own).toEqual(ids.slice(offset, offset + 50));
        expect(await store.count('p1', { own: true, tags })).toBe(ids.length);
        const { found, count } = await store.find('p1', { own: true, tags }, { offset });
        expect([found.map(({ id }) => id), count]).toEqual([ids.slice(offset), ids.length]);
        const reached = (await listed(store, 'p2', { offset }, { tags })).map(({ id }) => id);
        expect(reached).toEqual(ids.filter((id) => Number(id.slice(1)) % 7 === 0).slice(offset));
      }),
      { numRuns: 60 },
    );
  });
});

test.each<[string, Conditions]>([
  ['more keys than a connection may have', Array.from({ length: 21 }, (_, at) => ({ key: `k${at}`, values: [] }))],
  [
    'two values of one key',
    [
      { key: 'k', values: ['v'] },
      { key: 'k', values: ['w', 'x'] },
    ],
  ],
])('%s find nothing, and nothing is asked', async (_, tags) => {
  const asked = await queriesOf(sqliteDialect, async (store) => {
    expect(await listed(store, 'p1', { offset: 0 }, { tags })).toEqual([]);
    expect(await store.find('p1', { tags }, { offset: 0 })).toEqual({ found: [], count: 0 });
    expect(await store.count('p1', { tags })).toBe(0);
  });
  expect(asked).toEqual([]);
});

test('a pair that is repeated is asked for once', async () => {
  const pair = { key: 'k', values: ['v'] };
  const asked = (times: number) =>
    queriesOf(sqliteDialect, (store) => store.count('p1', { tags: Array.from({ length: times }, () => pair) }));
  expect(await asked(1_000)).toEqual(await asked(1));
});
