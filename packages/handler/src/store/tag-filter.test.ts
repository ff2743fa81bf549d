import type { Tag } from '@dli-connections/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { queriesOf } from '../../test/queries.ts';
import { listed, stores } from '../../test/stores.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Facts, Filter, Saved } from './store.ts';

type Conditions = NonNullable<Filter['tags']>;

/** So many connections that more than a few active ones have each of some tags: see `tag-search.ts`. */
const many = 2_600;

/** The tags of a connection: one that all have, two that half have with each value, one with a value of its own, one that few have. */
function tagsAt(at: number): Tag[] {
  const rare = at % 400 === 0 ? [{ key: 'rare', value: `r${at % 3}` }] : [];
  const half = [
    { key: 'half', value: `h${at % 2}` },
    { key: 'turn', value: `h${at % 2}` },
  ];
  return [{ key: 'all', value: 'v' }, ...half, { key: 'own', value: `o${at}` }, ...rare];
}

const isDeleted = (at: number) => at % 5 === 2;

/** Few are shared with one project, and many with another. */
const granteeOf = (at: number) => (at % 7 === 0 ? 'p2' : 'p3');

const connections = Array.from({ length: many }, (_, at): Saved => {
  const state = { delete_time: isDeleted(at) ? 5 : null, grants: [{ grantee: granteeOf(at) }] };
  return { ...connectionOf({ id: `c${at}`, name: `n${at}`, tags: tagsAt(at), ...state }), unique_name: true };
});

const statuses = ['ACTIVE', 'DELETED', undefined] as const;

const isOf = ({ delete_time }: Saved, status: Filter['status']) =>
  !status || (status === 'ACTIVE') === (delete_time === null);

/** The rule itself: a key has one value, so each condition must be met by the tag of its key. */
const meets = ({ tags }: Saved, conditions: Conditions) =>
  conditions.every(({ key, values }) =>
    tags.some((tag) => tag.key === key && (values.length === 0 || values.includes(tag.value))),
  );

const condition = fc.record({
  key: fc.constantFrom('all', 'half', 'turn', 'rare', 'none'),
  values: fc.array(fc.constantFrom('v', 'h0', 'h1', 'r0', 'r1', 'w'), { maxLength: 3 }),
});

const conditions = fc.array(condition, { maxLength: 5 });

/** Near the beginning, and so far in that the place is looked for first. */
const offsets = fc.oneof(fc.nat(3), fc.integer({ min: 1_001, max: many + 1 }));

describe.each(stores)('%s', (_, create) => {
  test('connections are found by their tags, owned and shared, and tags in use are listed whole', {
    timeout: 60_000,
  }, async () => {
    const store = await (await create())();
    await store.load(
      'p1',
      (async function* () {
        for (let at = 0; at < many; at += 1_000) yield connections.slice(at, at + 1_000);
      })(),
      false,
    );
    await fc.assert(
      fc.asyncProperty(conditions, fc.constantFrom(...statuses), offsets, async (tags, status, offset) => {
        const all = connections.filter((each) => isOf(each, status) && meets(each, tags));
        const page = { offset, limit: 50 };
        const pageOf = (those: readonly Saved[]) => those.slice(offset, offset + 50).map(({ id }) => id);
        const own = (await listed(store, 'p1', page, { status, tags })).map(({ id }) => id);
        expect(own).toEqual(pageOf(all));
        expect(await store.count('p1', { status, tags })).toBe(all.length);
        const { found, count } = await store.find('p1', { status, tags }, page);
        expect([found.map(({ id }) => id), count]).toEqual([pageOf(all), all.length]);
        for (const grantee of ['p2', 'p3']) {
          const shared = all.filter(({ grants }) => grants[0]?.grantee === grantee);
          expect((await listed(store, grantee, page, { status, tags })).map(({ id }) => id)).toEqual(pageOf(shared));
        }
      }),
      { numRuns: 60 },
    );

    const { tags, count } = await store.tagsInUse('p1', { offset: 0 });
    const active = [...connections.keys()].filter((at) => !isDeleted(at));
    const own = active.map((at) => `o${at}`).sort();
    expect([count, tags.map(({ key }) => key)]).toEqual([5, ['all', 'half', 'own', 'rare', 'turn']]);
    expect(tags.find(({ key }) => key === 'own')?.values).toEqual(own);
    expect(tags.find(({ key }) => key === 'turn')?.values).toEqual(['h0', 'h1']);
  });

  test('tags and grants of a deleted connection are those of a deleted one', async () => {
    const store = await (await create())();
    await store.insert(connectionOf(), true);
    const tags = [{ key: 'k', values: [''] }];
    const figures = async () => ({
      counts: await Promise.all(statuses.map((status) => store.count('p1', { status, tags }))),
      inUse: (await store.tagsInUse('p1', { offset: 0 })).count,
      untagged: await store.count('p1', { untagged: true }),
      shared: await Promise.all(
        statuses.map(async (status) => (await listed(store, 'p2', { offset: 0 }, { status })).length),
      ),
    });
    expect(await figures()).toEqual({ counts: [1, 0, 1], inUse: 1, untagged: 0, shared: [1, 0, 1] });
    await store.change('p1', ['c1'], (found) => ({ next: { ...(found as Facts), delete_time: 5 } }));
    expect(await figures()).toEqual({ counts: [0, 1, 1], inUse: 0, untagged: 0, shared: [0, 1, 1] });
    await store.change('p1', ['c1'], (found) => ({ next: { ...(found as Facts), tags: [] } }));
    expect(await figures()).toEqual({ counts: [0, 0, 0], inUse: 0, untagged: 1, shared: [0, 1, 1] });
  });

  test('a change gets only the grants that it decides about, and leaves the others', async () => {
    const store = await (await create())();
    const grants = Array.from({ length: 250 }, (_, at) => ({ grantee: `g${String(at).padStart(3, '0')}` }));
    await store.insert(connectionOf({ grants }), true);
    const seen: string[][] = [];
    const change = (next: (found: Facts) => Partial<Facts>, grantee?: string) =>
      store.change(
        'p1',
        ['c1'],
        (found) => {
          seen.push((found as Facts).grants.map((grant) => grant.grantee));
          return { next: { ...(found as Facts), ...next(found as Facts) } };
        },
        grantee === undefined ? undefined : { grantee },
      );
    await change(() => ({ tags: [] }));
    await change(({ grants }) => ({ grants: grants.filter(({ grantee }) => grantee !== 'g100') }), 'g100');
    await change(({ grants }) => ({ grants: [...grants, { grantee: 'g999' }] }), 'g999');
    expect(seen).toEqual([
      ['g000', 'g249'],
      ['g000', 'g100', 'g249'],
      ['g000', 'g249'],
    ]);
    const left = [...grants.filter(({ grantee }) => grantee !== 'g100'), { grantee: 'g999' }];
    expect((await store.facts('p1', 'c1'))?.grants).toEqual(left);
    await change(() => ({ grants: [] }));
    expect((await store.facts('p1', 'c1'))?.grants).toEqual([]);
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
