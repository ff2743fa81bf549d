import { readBundle } from '@dli-connections/contract/bundle';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { base, type Draft, edited, partsOf } from '../test/edit.ts';
import { hitLines } from '../test/hit-lines.ts';
import { findHits } from '../test/hits.ts';
import { kinds } from '../test/table/kinds.ts';
import { positionsOf } from '../test/table/positions.ts';
import type { Row } from '../test/table/row.ts';
import { table } from '../test/table.ts';
import { compareBundles } from './changes.ts';
import type { Hits } from './review.ts';
import { idsOfOtherTypes } from './same-types.ts';
import { withSeen } from './seen.ts';

const hitsOf = new Map<Row, Hits>();
const before = (row: Row) => edited((draft) => row.before?.(partsOf(draft), draft));
const after = (row: Row) =>
  edited((draft) => {
    row.before?.(partsOf(draft), draft);
    row.edit(partsOf(draft), draft);
  });

/** The compiler takes all rows that say who is hit in one run. */
beforeAll(async () => {
  const asked = table.filter((row) => row.hit);
  const hits = await findHits(asked.map((row) => ({ released: before(row), working: after(row) })));
  for (const [index, found] of hits.entries()) {
    const row = asked[index];
    if (row) hitsOf.set(row, found);
  }
}, 600_000);

const hit = (row: Row) => hitsOf.get(row) ?? expect.fail('the row was not compiled');

describe.each(table)('$change', (row) => {
  it(`is ${row.verdict}`, async () => {
    const { impact = 'none', changes } = await compareBundles(before(row), after(row));
    expect(impact, changes.map((change) => `${change.impact}: ${change.id}: ${change.words}`).join('\n')).toBe(
      row.verdict,
    );
  });

  if (row.hit) {
    it('names everyone that it affects', () => {
      const lines = hitLines(hit(row));
      for (const part of row.hit ?? []) expect(lines).toContainEqual(expect.stringContaining(part));
      if (row.hit?.length === 0) expect(lines).toEqual([]);
    });

    it('breaks types only as listed', async () => {
      const { changes } = withSeen(await compareBundles(before(row), after(row)), hit(row));
      const narrowed = changes.filter(({ check }) => check.endsWith('-type-narrowed'));
      const types = narrowed.map(({ id }) => id.replace('input-type-narrowed:', ''));
      expect(types.sort()).toEqual(row.narrows ?? []);
      expect(changes.some((each) => each.impact === 'major')).toBe(row.verdict === 'major' || types.length > 0);
    });
  }
});

test('the compiler finds nothing where the types are listed as the same', () => {
  let same = 0;
  for (const [row, { types }] of hitsOf) {
    const others = idsOfOtherTypes(before(row), after(row));
    for (const { operationId, callers } of types.operations) {
      if (others.includes(operationId)) continue;
      same += 1;
      expect(callers, `${row.change}, ${operationId}`).toEqual([]);
    }
  }
  expect(same).toBeGreaterThan(3);
});

const numbered = kinds().map((kind, index) => [...kind, index] as const);

test.each(numbered)('%s', async (_, one, other, request, answer, why, index) => {
  for (const { position, direction, put } of positionsOf(index)) {
    const [old, now] = [one, other].map((schema) => edited((draft) => put(draft, structuredClone(schema))));
    if (!old || !now) expect.fail('both documents are made');
    const { impact, changes } = await compareBundles(old, now);
    const said = changes.map((each) => `${each.impact}: ${each.id}: ${each.words}`).join('\n');
    expect(impact, `${direction}, ${position}: ${why}\n${said}`).toBe(direction === 'request' ? request : answer);
  }
});

test('the same contract has no changes', async () => {
  expect(await compareBundles(base.document, base.document)).toEqual({
    impact: undefined,
    changes: [],
    components: { added: [], removed: [], renamed: [] },
  });
});

test('a change of a component is reported once, with its place and all operations that it concerns', async () => {
  const now = edited((draft) => {
    draft.components.schemas.Thing.properties.name.maxLength = 65;
  });
  const { changes } = await compareBundles(base.document, now);
  expect(changes).toEqual([
    {
      id: 'response-max-length-looser:#/components/schemas/Thing/properties/name',
      check: 'response-max-length-looser',
      impact: 'major',
      words: '`maxLength` changed from `64` to `65`.',
      reason: 'Answers may have values that callers were promised not to see.',
      before: 64,
      after: 65,
      example: 'a'.repeat(65),
      spot: { operationId: 'listThings', part: 'status 200 things[].name' },
      component: 'Thing',
      operations: ['listThings', 'showThing'],
    },
  ]);
});

test('a new required field breaks callers for all its default, and the reason says so', async () => {
  const now = edited(({ components: { schemas } }) => {
    schemas.CreateThingRequest.properties.kind = { type: 'string', default: 'usual' };
    schemas.CreateThingRequest.required.push('kind');
  });
  const { changes } = await compareBundles(base.document, now);
  expect(changes).toMatchObject([
    {
      impact: 'major',
      reason: 'A request without the field is refused now: a validator does not fill in its `default`.',
    },
  ]);
});

test('a renamed operation breaks only code', async () => {
  const now = edited((draft) => {
    partsOf(draft).show.operationId = 'getThing';
  });
  expect((await compareBundles(base.document, now)).changes).toMatchObject([{ impact: 'major', isTypesOnly: true }]);
});

test('an undecidable change says so, and counts as breaking', async () => {
  const pattern = (text: string) => (draft: Draft) => {
    draft.components.schemas.Name.pattern = text;
  };
  const [old, now] = [edited(pattern('^(?:[a-z](?<!zzzzq))+$')), edited(pattern('^(?:[a-z](?<!zzzzy))+$'))];
  const { impact, changes } = await compareBundles(old, now);
  expect(impact).toBe('major');
  expect(changes).toMatchObject([{ check: 'request-pattern-undecided', undecided: true }]);
});

test.each([
  ['allOf', { allOf: [{ type: 'string' }, { $ref: '#/components/schemas/Name' }] }],
  ['anyOf', { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Name' }] }],
  ['oneOf', { oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Name' }] }],
  ['not', { not: { $ref: '#/components/schemas/Name' } }],
  ['if', { if: { $ref: '#/components/schemas/Name' }, else: { type: 'string' } }],
])('a schema that applies itself to the same value by `%s` is reviewed', async (_, loop) => {
  const now = edited(({ components: { schemas } }) => {
    schemas.Name = loop;
  });
  for (const [one, other] of [
    [base.document, now],
    [now, base.document],
  ] as const) {
    const { changes } = await compareBundles(one, other);
    expect(changes.map((each) => each.component)).toContain('Name');
  }
});

/** Places in a document, each with the object that holds it. */
function placesIn(value: unknown): { holder: Draft; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [{ holder: value, key }, ...placesIn(each)]);
}

test('any edit of the bundle is reviewed', async () => {
  const bundle = await readBundle();
  const size = placesIn(bundle).length;
  const junk = fc.constantFrom(
    true,
    0,
    '',
    'x',
    [],
    {},
    null,
    ['null'],
    { type: 'string' },
    { $ref: '#/components/schemas/Nowhere' },
  );
  const move = fc.record({
    at: fc.nat(size),
    from: fc.nat(size),
    how: fc.constantFrom('delete', 'replace', 'copy'),
    junk,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 4 }), async (moves) => {
      const now = structuredClone(bundle);
      for (const { at, from, how, junk: value } of moves) {
        const places = placesIn(now);
        const [place, other] = [places[at % places.length], places[from % places.length]];
        if (!place || !other) continue;
        // A list read from a file has no holes.
        if (how === 'delete' && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
        else if (how === 'delete') delete place.holder[place.key];
        else place.holder[place.key] = structuredClone(how === 'copy' ? other.holder[other.key] : value);
      }
      if (typeof now.paths !== 'object' || now.paths === null) return;
      const [forth, back] = [await compareBundles(bundle, now), await compareBundles(now, bundle)];
      const isSame = JSON.stringify(now) === JSON.stringify(bundle);
      for (const { impact } of [forth, back])
        if (!isSame) expect(['major', 'minor', 'patch', undefined]).toContain(impact);
    }),
    { numRuns: 60 },
  );
});

test('an added or removed condition on items is reported as such', async () => {
  const list = (more = {}) =>
    edited(({ components: { schemas } }) => Object.assign(schemas.CreateThingRequest.properties.labels, more));
  const [without, some, two] = [
    list(),
    list({ contains: { const: 'a' } }),
    list({ contains: { const: 'a' }, minContains: 2 }),
  ];
  const wordsOf = async (one: typeof without, other: typeof without) =>
    (await compareBundles(one, other)).changes.map(({ words }) => words);
  expect(await wordsOf(without, some)).toEqual(['`contains` was set to `{"const":"a"}`.']);
  expect(await wordsOf(some, without)).toEqual(['`contains` was removed (it was `{"const":"a"}`).']);
  expect(await wordsOf(some, two)).toEqual(['`minContains` changed from `1` to `2`.']);
  const one = list({ contains: { const: 'a' }, maxContains: 1 });
  const [change] = (await compareBundles(some, one)).changes;
  expect(change).toMatchObject({ check: 'request-max-contains-tighter', example: ['a', 'a'] });
});
