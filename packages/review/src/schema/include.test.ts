import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIncludes } from './include.ts';
import { createReader } from './reader.ts';

const document = { openapi: '3.1.1' };
const answerOf = (left: unknown, right: unknown) => {
  const reader = createReader(document, 'request');
  return createIncludes({ left: reader, right: reader }).nodes([left], [right]);
};

test.each<[left: unknown, right: unknown, answer: string]>([
  [{ type: 'integer' }, { type: 'number' }, 'yes'],
  [{ type: 'number' }, { type: 'integer' }, 'no'],
  [{ type: 'integer', minimum: 1 }, { type: 'integer', exclusiveMinimum: 0 }, 'yes'],
  [{ type: 'integer', maximum: 5 }, { enum: [0, 1, 2, 3, 4, 5] }, 'no'],
  [{ type: 'integer', minimum: 0, maximum: 3 }, { enum: [0, 1, 2, 3] }, 'yes'],
  [{ type: 'number', multipleOf: 10 }, { type: 'integer', multipleOf: 5 }, 'yes'],
  [{ type: 'integer' }, { anyOf: [{ maximum: 4 }, { minimum: 5 }] }, 'yes'],
  [{ type: 'number' }, { anyOf: [{ maximum: 4 }, { minimum: 5 }] }, 'no'],
  [{ type: 'string', pattern: '^[a-f]+$' }, { type: 'string', pattern: '^[a-z]*$' }, 'yes'],
  [{ type: 'string', pattern: '^[a-z]*$' }, { type: 'string', pattern: '^[a-f]+$' }, 'no'],
  [{ type: 'string', pattern: '^[a-z]{1,8}$' }, { type: 'string', minLength: 1, maxLength: 8 }, 'yes'],
  [{ type: 'string', pattern: '^(a|b)*$', maxLength: 64 }, { type: 'string', pattern: '^[ab]*$' }, 'yes'],
  [{ type: 'string', pattern: '^[a-z-]+$' }, { type: 'string', pattern: '^(?!-)[a-z-]+$' }, 'no'],
  [{ type: 'string', pattern: '^(?!-)[a-z-]+$' }, { type: 'string', pattern: '^[a-z-]+$' }, 'yes'],
  [{ type: 'string', pattern: '\\d+' }, { type: 'string', pattern: '[0-9]' }, 'yes'],
  [{ type: 'string', pattern: '^\\w+$' }, { type: 'string', pattern: '^[A-Za-z0-9_]+$' }, 'yes'],
  [{ type: 'string', pattern: '^\\bfoo$' }, { type: 'string', pattern: '^foo$' }, 'yes'],
  ...[
    ['\\bfoo\\b', 'foo', 'yes'],
    ['foo', '\\bfoo', 'no'],
    ['\\bfoo\\b', '(^|\\W)foo(\\W|$)', 'yes'],
    ['(^|\\W)foo(\\W|$)', '\\bfoo\\b', 'yes'],
    ['(?<!x)y', 'y', 'yes'],
    ['y', '(?<!x)y', 'no'],
    ['^a(?=b)', '^ab', 'yes'],
    ['^ab', '^a(?=b)', 'yes'],
    ['^(?:(?!ab)[a-z])+$', '^[a-z]+$', 'unknown'],
    ['x(?=ab)(?=a)', 'xa', 'unknown'],
  ].map(([left, right, answer]): [unknown, unknown, string] => [
    { type: 'string', pattern: left },
    { type: 'string', pattern: right },
    String(answer),
  ]),
  [{ type: 'string' }, { anyOf: [{ maxLength: 4 }, { minLength: 3 }] }, 'yes'],
  [{ type: 'string' }, { anyOf: [{ pattern: '^a' }, { not: { pattern: '^a' } }] }, 'yes'],
  [{ type: 'string', format: 'uri' }, { type: 'string', format: 'uri-reference' }, 'yes'],
  [{ type: 'string' }, { type: 'string', format: 'uuid' }, 'no'],
  [{ const: 'a' }, { enum: ['b', 'a'] }, 'yes'],
  [{ enum: ['a', 'b'] }, { const: 'a' }, 'no'],
  [{ enum: ['a', 'b'] }, { pattern: '^[ab]$' }, 'yes'],
  [true, { not: false }, 'yes'],
  [{ type: ['string', 'null'] }, { oneOf: [{ type: 'null' }, { type: 'string' }] }, 'yes'],
  [{ type: 'array', items: { type: 'integer' }, maxItems: 3 }, { type: 'array', items: { type: 'number' } }, 'yes'],
  [{ type: 'array' }, { type: 'array', uniqueItems: true }, 'no'],
  [{ type: 'array', maxItems: 1 }, { type: 'array', uniqueItems: true }, 'yes'],
  [{ type: 'array', prefixItems: [{ type: 'string' }] }, { type: 'array', prefixItems: [{ type: 'number' }] }, 'no'],
  [
    { type: 'array', prefixItems: [{ type: 'string' }], items: false },
    { type: 'array', items: { type: 'string' } },
    'yes',
  ],
  [{ type: 'array', not: { prefixItems: [{}], items: { enum: ['a'] } } }, { minItems: 2 }, 'unknown'],
  [{ type: 'array', contains: { const: 1 } }, { type: 'array', contains: { type: 'integer' }, minItems: 1 }, 'yes'],
  [{ type: 'object' }, { type: 'object', required: ['a'] }, 'no'],
  [{ type: 'object', required: ['a', 'b'] }, { type: 'object', minProperties: 2 }, 'yes'],
  [{ type: 'object' }, { type: 'object', maxProperties: 2 }, 'no'],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, { additionalProperties: { type: 'number' } }, 'yes'],
  [
    { type: 'object', patternProperties: { '^a': { type: 'string' } } },
    { type: 'object', patternProperties: { '^ab': { type: 'string' } } },
    'yes',
  ],
  [
    { type: 'object', patternProperties: { '^ab': { type: 'string' } } },
    { type: 'object', patternProperties: { '^a': { type: 'string' } } },
    'no',
  ],
  [{ type: 'object', propertyNames: { maxLength: 3 } }, { type: 'object', propertyNames: { maxLength: 2 } }, 'no'],
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema
  [{ type: 'object', dependentRequired: { a: ['b'] } }, { if: { required: ['a'] }, then: { required: ['b'] } }, 'yes'],
  [
    { oneOf: [{ type: 'object', required: ['t'], properties: { t: { const: 1 } } }] },
    {
      oneOf: [
        { type: 'object', required: ['t'], properties: { t: { const: 2 } } },
        { type: 'object', required: ['t'], properties: { t: { const: 1 } } },
      ],
    },
    'yes',
  ],
  [
    { allOf: [{ type: 'object', properties: { a: true } }], unevaluatedProperties: false },
    { type: 'object', properties: { a: true }, additionalProperties: false },
    'yes',
  ],
])('%j in %j: %s', (left, right, expected) => {
  expect(answerOf(left, right)).toMatchObject({ is: expected });
});

const bound = fc.integer({ min: 0, max: 4 });
const some = <T extends object>(record: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(record, { requiredKeys: [] });
const pattern = fc.constantFrom('^a', 'b$', '^[ab]*$', '^a{1,3}$', '[0-9]', '^(a|bb)+$', '^(?!a)', '^(?!ab).*b');
const leaf = fc.oneof(
  some({
    type: fc.constantFrom('integer', 'number'),
    minimum: bound,
    maximum: bound,
    multipleOf: fc.constantFrom(1, 2, 0.5),
    exclusiveMinimum: bound,
  }),
  some({ type: fc.constant('string'), minLength: bound, maxLength: bound, pattern }),
  fc.record({
    enum: fc.array(fc.constantFrom('a', 'ab', 'b', 0, 0.5, 1, 1.5, 2, true, null, [], [1], [1, 1], { a: 1 }, {}), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({ type: fc.constantFrom('boolean', 'null', 'string', ['string', 'null']) }),
  fc.boolean(),
);
const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('array'),
    tie('tuple'),
    tie('object'),
    tie('choice'),
  ),
  array: some({
    type: fc.constant('array'),
    items: tie('schema'),
    minItems: bound,
    maxItems: bound,
    uniqueItems: fc.boolean(),
    contains: tie('schema'),
    minContains: fc.constantFrom(0, 1, 2),
    maxContains: fc.constantFrom(1, 2),
  }),
  // Apart from `contains`: beside `prefixItems`, Ajv 8.20 does not look for it in an empty list.
  tuple: some({
    type: fc.constant('array'),
    items: tie('schema'),
    prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    minItems: bound,
    maxItems: bound,
  }),
  object: fc
    .tuple(
      fc.record({ a: tie('schema'), b: tie('schema'), c: tie('schema') }, { requiredKeys: ['a'] }),
      fc.subarray(['a', 'b', 'c']),
      some({
        minProperties: bound,
        dependentRequired: fc.constant({ a: ['b'] }),
        patternProperties: fc.record({ '^x': tie('schema') }),
        propertyNames: fc.oneof(fc.record({ pattern }), fc.constant({ enum: ['a', 'b'] })),
        maxProperties: bound,
      }),
    )
    .map(([properties, required, more]) => ({
      type: 'object',
      // Closed and with every member named: an open one is judged by its documented fields, which no validator does.
      properties: { b: true, c: true, ...properties },
      required,
      additionalProperties: false,
      ...more,
    })),
  choice: fc.oneof(
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: leaf }),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema
    fc.record({ if: leaf, then: tie('schema'), else: tie('schema') }),
  ),
}));
const values = fc.oneof(
  fc.constantFrom('', 'a', 'ab', 'b', 'bb', 'aaaa', 0, 1, 2, 3, 0.5, 1.5, true, null, [], [1], [1, 1], ['a', 'b'], {}),
  fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x1'), fc.constantFrom('a', 1, null, [], 'ab'), {
    maxKeys: 4,
    noNullPrototype: true, // JSON has none, and Ajv takes such an object for another one
  }),
);
const ajv = new Ajv2020({ strict: false });

test('no answer contradicts a validator', () => {
  fc.assert(
    fc.property(schema, schema, fc.array(values, { minLength: 20, maxLength: 20 }), (left, right, tried) => {
      const [inLeft, inRight] = [ajv.compile(left as object), ajv.compile(right as object)]; // both are schemas
      const answer = answerOf(left, right);
      if (answer.is === 'no' && 'sample' in answer) {
        expect([inLeft(answer.sample), inRight(answer.sample)], JSON.stringify(answer)).toEqual([true, false]);
      }
      for (const value of tried) {
        if (answer.is === 'yes' && inLeft(value)) expect(inRight(value), JSON.stringify(value)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
