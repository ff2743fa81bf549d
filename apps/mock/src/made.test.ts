/** Made-up values satisfy any schema, and their size is bounded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDocument } from './any/contract.ts';
import { createMakeUp } from './made.ts';
import { mostSteps } from './repaired.ts';

/** Makes values of a schema. `checks` counts the values that were judged: the cost of a value. */
function openedFor(schema: unknown, schemas: object = {}) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    components: { schemas: { ...schemas, Made: schema } },
  };
  const pointer = '/components/schemas/Made';
  const check = openDocument(document as never).checkAt(pointer); // the type is of documents with paths
  const makeUp = createMakeUp(document as never);
  let checks = 0;
  const first = Object.assign(
    (value: unknown) => {
      checks++;
      const isLegal = check.first(value);
      first.errors = check.first.errors ?? null;
      return isLegal;
    },
    { errors: check.first.errors ?? null },
  );
  const make = (seed?: string) => makeUp(pointer, seed, { first, all: check.all });
  return { make, check, checks: () => checks };
}

/** Parts of a value: the members and items at any depth. */
const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, each) => sum + 1 + sizeOf(each), 0)
    : 0;

const small = fc.nat({ max: 5 });
const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'id', '__proto__', 'constructor', 'a b'), { maxLength: 4 });

/** Satisfiable schemas, nested up to a depth. */
const { schema: schemas } = fc.letrec<{ schema: unknown; leaf: unknown; node: unknown }>((tie) => ({
  schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('node')),
  leaf: fc.oneof(
    fc.constantFrom<unknown>(true, {}, { const: [1] }, { enum: ['a', 1, null] }, { type: ['null', 'string'] }),
    fc.record({ type: fc.constant('integer'), minimum: fc.integer() }),
    fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.nat({ max: 50 })).map(([exclusiveMinimum, more]) => ({
      type: 'integer',
      exclusiveMinimum,
      exclusiveMaximum: exclusiveMinimum + 2 + more,
    })),
    fc.constantFrom(0.01, 0.25, 3, 1e9).map((multipleOf) => ({ type: 'number', multipleOf, exclusiveMinimum: 0 })),
    fc.tuple(fc.nat({ max: 300 }), small).map(([minLength, more]) => ({
      type: 'string',
      minLength,
      maxLength: minLength + more,
    })),
    fc
      .constantFrom(
        '^\\p{Lu}\\d{3}$',
        '^[a-z]+(?:-[a-z]+)*$',
        '^(?!-)[\\w-]{2,40}$',
        '\\S',
        '^#(?:[0-9a-f]{3}){1,2}$',
        '[^\\w]',
      )
      .map((pattern) => ({ type: 'string', pattern })),
    fc
      .constantFrom<[string, number, number]>(
        ['^[a-z]+-[a-z]+-[a-z]+$', 20, 22],
        ['^(?:[a-z]+ )+$', 200, 201],
        ['^(?:[a-z]{1,63}\\.){1,3}$', 150, 160],
        ['^(?:(?:(?:(?:a*b)*c)*d)*e)*$', 0, 400],
        ['^x?y?z?$', 0, 1],
        ['^(?:ab|c{2,})$', 30, 30],
      )
      .map(([pattern, minLength, maxLength]) => ({ type: 'string', pattern, minLength, maxLength })),
    fc
      .constantFrom('date', 'date-time', 'email', 'uuid', 'uri', 'ipv6', 'hostname', 'regex', 'byte', 'cidr')
      .map((format) => ({ type: 'string', format })),
  ),
  node: fc.oneof(
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: small }),
    fc.record({
      prefixItems: fc.array(tie('schema'), { maxLength: 3 }),
      items: fc.constant(false),
      type: fc.constant('array'),
    }),
    fc.record({ items: tie('schema'), contains: fc.constant({ const: 7 }), maxItems: fc.constant(9) }),
    fc.record({ type: fc.constant('object'), additionalProperties: tie('schema'), minProperties: small }),
    fc
      .tuple(names, names, fc.array(tie('schema'), { minLength: 4, maxLength: 4 }), fc.boolean())
      .map(([required, optional, all, isOpen]) => ({
        type: 'object',
        required,
        properties: Object.fromEntries([...new Set([...required, ...optional])].map((name, at) => [name, all[at % 4]])),
        ...(!isOpen && { additionalProperties: false }),
      })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    tie('schema').map((each) => ({ allOf: [each, {}], description: 'd' })),
    tie('schema').map((each) => ({
      type: 'object',
      required: ['x'],
      properties: { x: each },
      if: { required: ['x'] },
    })),
  ),
}));

describe('a made-up value', () => {
  it('keeps its schema, with the same value for one seed', () => {
    fc.assert(
      fc.property(schemas, fc.string(), (schema, seed) => {
        const { make, check } = openedFor(schema);
        for (const value of [make(), make(seed), make(`${seed}b`)])
          expect([value, check.all(value), check.all.errors]).toEqual([value, true, null]);
        expect(make(seed)).toEqual(make(seed));
      }),
      { numRuns: 200 },
    );
  });

  it('is no list where the items exclude the one that is asked for', () => {
    const none = { items: { type: 'string', pattern: '^\\p{Lu}\\d{3}$' }, contains: { const: 7 } };
    const text = { type: 'string', pattern: '^(?:ab|c{2,})$', minLength: 30 };
    const { make, check } = openedFor({ type: 'object', required: ['a', 'b'], properties: { a: none, b: text } });
    for (const value of [make(), make('a')]) expect([value, check.first(value)]).toEqual([value, true]);
  });

  it('ends for recursive schemas, and stays small for large ones', () => {
    const list = { type: 'array', items: { $ref: '#/components/schemas/Tree' } };
    const properties = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}`, list]));
    const Tree = { type: 'object', required: ['p0'], properties };
    const { make, check } = openedFor({ $ref: '#/components/schemas/Tree' }, { Tree });
    const values = [make('a'), make('b')];
    for (const value of values) expect([check.first(value), sizeOf(value) < 600]).toEqual([true, true]);
  });

  it('has many different items if the schema requires them', () => {
    const all = [
      { properties: { a: { type: 'string' }, b: { type: 'string', format: 'uuid' } }, type: 'object' },
      { type: 'integer', minimum: 1, maximum: 100 },
      { type: 'string', format: 'uuid' },
    ];
    for (const items of all) {
      const { make, check } = openedFor({ type: 'array', items, minItems: 100, uniqueItems: true });
      for (const value of [make(), make('a'), make('b')])
        expect([check.first(value), check.first.errors]).toEqual([true, null]);
    }
  });

  it('is as long as the schema requires', () => {
    const { make, check } = openedFor({
      type: 'object',
      required: ['list', 'text'],
      properties: {
        list: { type: 'array', items: { type: 'object', properties: { a: {}, b: {} } }, minItems: 5_000 },
        text: { type: 'string', minLength: 100_000 },
      },
    });
    const value = make('a') as { list: unknown[]; text: string }; // as its schema says
    expect([check.first(value), value.list.length, value.text.length]).toEqual([true, 5_000, 100_000]);
  });

  it.each([
    { type: 'array', minItems: 1e12 },
    { type: 'array', minItems: 1e12, uniqueItems: true },
    { type: 'array', minItems: 1e4, items: { type: 'array', items: { type: 'null' }, minItems: 1e4 } },
    { type: 'object', minProperties: 1e12 },
    { type: 'string', minLength: 1e12 },
    { type: 'string', minLength: 1e12, pattern: '^a*$' },
  ])('is refused for a schema that asks for too much: %j', (schema) => {
    const { make } = openedFor(schema);
    expect(() => make('a')).toThrow(/: the schema requires more than \d+ (?:parts|characters), which are not made up$/);
  });

  it('is judged a few times for each seed, even if the schema is hard to satisfy', () => {
    const condition = { if: { required: ['kind'] }, ...JSON.parse('{"then":{"required":["x","y","z"]}}') };
    const hard = {
      type: 'object',
      required: ['kind'],
      properties: { kind: {}, ...{ n: { not: { type: 'string' } } } },
    };
    for (const schema of [
      { ...hard, ...condition },
      { allOf: [{ type: 'integer' }, { not: { multipleOf: 2 } }, { minimum: 1 }] },
    ]) {
      const { make, check, checks } = openedFor(schema);
      expect(check.first(make('first'))).toBe(true);
      const before = checks();
      for (let seed = 0; seed < 20; seed++) expect(check.first(make(String(seed)))).toBe(true);
      expect((checks() - before) / 20).toBeLessThan(30);
    }
  });

  it('that is impossible is refused with the problem, and the search is bounded', () => {
    const { make, checks } = openedFor({ allOf: [{ type: 'integer' }, { type: 'string' }] });
    expect(() => make('a')).toThrow(/: body must be/);
    const before = checks();
    expect(() => make('b')).toThrow(/: body must be/);
    expect(checks() - before).toBeLessThan(mostSteps / 10);
  });
});
