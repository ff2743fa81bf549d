import { expect, it } from 'vitest';
import { json, mockOf, ok } from '../test/any-spec.ts';

const int = { type: 'integer' };
const z = { const: 'z' };
const closed = { type: 'object', additionalProperties: false };
const then = 'then'; // an object with a member of this name is taken for a promise

it.each<[name: string, schema: unknown]>([
  ['true', true],
  ['prefixItems before items', { type: 'array', prefixItems: [z], items: int, minItems: 4 }],
  ['a list of anything', { type: 'array', minItems: 2 }],
  ['contains', { type: 'array', items: int, contains: { minimum: 7 }, minContains: 2 }],
  ['contains alone', { type: 'array', contains: { const: 'x' }, minContains: 3 }],
  ['uniqueItems', { type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true }],
  ...[
    [1500, int],
    [1500, { type: 'number', maximum: 0 }],
    [1500, { type: 'string' }],
    [256, { type: 'string', pattern: '^[0-9a-f]{2}$' }],
    [
      30,
      { type: 'object', required: ['a', 'b'], properties: { a: { enum: [1, 2, 3] }, b: { enum: [...'abcdefghij'] } } },
    ],
    [4, { type: 'array', items: { type: 'boolean' }, minItems: 2, maxItems: 2 }],
    [20, { type: 'string', maxLength: 1 }],
  ].map(([minItems, items]): [string, unknown] => [
    `${minItems} different items of ${JSON.stringify(items)}`,
    { type: 'array', items, minItems, uniqueItems: true },
  ]),
  [
    'one item that contains asks for, and no more',
    { items: { enum: [1, 2] }, contains: { const: 1 }, maxContains: 1, minItems: 4 },
  ],
  [
    'dependentSchemas',
    {
      type: 'object',
      required: ['a'],
      properties: { a: int },
      dependentSchemas: { a: { required: ['c'], properties: { c: z } } },
    },
  ],
  [
    'if',
    {
      type: 'object',
      required: ['a'],
      properties: { a: z },
      if: { properties: { a: z } },
      [then]: { required: ['x'], properties: { x: { type: 'integer', minimum: 3 } } },
    },
  ],
  ['a condition without which nothing is allowed', { if: { const: 1 }, else: false }],
  ['not', { type: 'string', enum: ['a', 'b'], not: { enum: ['a'] } }],
  ...[
    { anyOf: [{ type: 'string' }, int], not: { type: 'string' } },
    { not: { type: ['string', 'null', 'object', 'array', 'boolean'] } },
    { not: { not: { type: 'integer', minimum: 4 } } },
    { anyOf: [{ not: {} }, { enum: [] }, { type: 'array', items: int, minItems: 2 }] },
    { type: 'number', not: { minimum: 0 } },
    { type: 'integer', not: { allOf: [{ minimum: 0 }, { maximum: 100 }] } },
    { type: 'integer', not: { anyOf: [{ minimum: 0 }, { maximum: -100 }] } },
    { type: 'string', not: { maxLength: 20 } },
    { type: 'array', items: int, not: { maxItems: 3 } },
    { type: 'object', required: ['k'], properties: { k: int }, not: { properties: { k: { maximum: 9 } } } },
  ].map((schema): [string, unknown] => [`the opposite of a schema: ${JSON.stringify(schema)}`, schema]),
  ['two steps', { type: 'integer', minimum: 1, allOf: [{ multipleOf: 97 }, { multipleOf: 89 }] }],
  ['bounds next to each other', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 }],
  ['one integer between bounds', { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 }],
  ['decimal steps', { type: 'number', multipleOf: 0.01, minimum: 0.501, maximum: 0.513 }],
  ['exactly one of two', { oneOf: [int, { type: 'number', multipleOf: 0.5 }] }],
  [
    'exactly one of two objects, one of which holds the other',
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: int } },
        { type: 'object', required: ['a', 'b'], properties: { a: int, b: int } },
      ],
    },
  ],
  [
    'exactly one of two objects that differ in what is optional',
    {
      oneOf: [
        { type: 'object', required: ['a'], properties: { a: int } },
        { type: 'object', required: ['a'], properties: { a: int, b: int } },
      ],
    },
  ],
  ['a pattern that a condition asks for', { type: 'string', if: {}, [then]: { pattern: '^#(?:[0-9a-f]{3}){1,2}$' } }],
  ['a pattern with properties of Unicode', { type: 'string', pattern: '^\\p{Lu}\\d{3}$' }],
  ['a format in little space', { type: 'string', format: 'email', maxLength: 12 }],
  ['a pattern for the end of a format', { type: 'string', format: 'hostname', pattern: '\\.example\\.com$' }],
  ['a pattern for the host of a format', { type: 'string', format: 'email', pattern: '@example\\.com$' }],
  ['a pattern in place of the end of a format', { type: 'string', format: 'date-time', pattern: '\\+02:00$' }],
  ['a pattern for the start of a format', { type: 'string', format: 'ipv4', pattern: '^10\\.' }],
  ['a pattern in place of the start of a format', { type: 'string', format: 'date', pattern: '^1999-' }],
  ['a pattern of a word in a longer text', { type: 'string', pattern: '\\bcat\\b', minLength: 9 }],
  ['not a pattern', { type: 'string', minLength: 3, not: { pattern: '^[a-z]' } }],
  ['not any character', { type: 'string', not: { pattern: '.' } }],
  ['a pattern for each end', { type: 'string', allOf: [{ pattern: '^ab' }, { pattern: '[yz]$' }] }],
  [
    'many patterns, some for an end',
    { type: 'string', maxLength: 12, allOf: ['end$', '[!@#]', '^x', '\\d{2}', 'foo'].map((pattern) => ({ pattern })) },
  ],
  ['a format and patterns', { type: 'string', format: 'email', allOf: [{ pattern: 'foo' }, { pattern: 'bar' }] }],
  ['a pattern of characters beyond the BMP', { type: 'string', pattern: '^[\\u{1F600}-\\u{1F64F}]{2}$', maxLength: 2 }],
  ['a back reference', { type: 'string', pattern: '^(["\']).{4,}\\1$' }],
  ['named and nested back references', { type: 'string', pattern: '^(?<a>(b|c)[0-9]{2})-\\k<a>-\\2$' }],
  ['a back reference to the last repetition', { type: 'string', pattern: '^(?:(a)|b){6}-\\1c$' }],
  ['a back reference in a text with a length', { type: 'string', pattern: '^(.*)-\\1$', minLength: 9 }],
  ...[
    '\\bfoo\\b.*\\bbar\\b',
    '\\d\\b\\D',
    '^\\b',
    '\\b',
    '\\B',
    '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)(?=.*[^\\w\\s]).{8,32}$',
    '^(?=.*foo)(?=.*bar).+$',
    '^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}$',
    '^(?=[a-f]*\\d)[a-f\\d]{6}$',
    '^a(?=b)',
    '(?<=a)b(?=c)',
    '^.{3}(?<=xyz)$',
    '^(?!.*--)[a-z][a-z-]{1,9}(?<!-)$',
  ].map((pattern): [string, unknown] => [`a pattern that looks around: ${pattern}`, { type: 'string', pattern }]),
  ['a closed object of names by a pattern', { ...closed, minProperties: 2, patternProperties: { '^x': int } }],
  ['names of a small class', { ...closed, minProperties: 3, patternProperties: { '^x-[a-c]$': int } }],
  [
    'names of several patterns',
    { ...closed, minProperties: 3, patternProperties: { '^a$': int, '^b$': z, '^c$': int } },
  ],
  ['names of a pattern and others', { type: 'object', minProperties: 3, patternProperties: { '^a$': int } }],
  ['all names of an enum', { type: 'object', minProperties: 3, propertyNames: { enum: ['a', 'b', 'c'] } }],
  ['names of one length', { type: 'object', minProperties: 4, propertyNames: { minLength: 12, maxLength: 12 } }],
  ['names of a pattern', { type: 'object', minProperties: 4, propertyNames: { pattern: '^[a-z]+$' } }],
  ['a rare format', { type: 'string', format: 'relative-json-pointer' }],
  [
    'unevaluatedProperties',
    { allOf: [{ required: ['a'], properties: { a: int } }], type: 'object', unevaluatedProperties: false },
  ],
])('a value is made up by %s', async (_, schema) => {
  const { ask, errors } = await mockOf({ '/a': { get: { responses: ok(json(schema)) } } });
  for (const prefer of ['', 'dynamic=true', 'dynamic=true, seed=3']) {
    const { status, text } = await ask('GET', '/a', { headers: { prefer } });
    expect([status, text, errors]).toEqual([200, expect.any(String), []]);
  }
});

it('a made-up choice has the name that its discriminator gives to the branch', async () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const kind = (more: object = {}) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', ...more } },
  });
  const schemas = { Cat: kind(), Dog: kind(), Cow: kind({ enum: ['moo'] }), Bug: ref('Cat') };
  const paths = Object.fromEntries(
    Object.keys(schemas).map((name) => {
      const schema = { oneOf: [ref(name)], discriminator: { propertyName: 'kind', mapping: { dog: 'Dog' } } };
      return [`/${name}`, { get: { responses: ok(json(schema)) } }];
    }),
  );
  const { ask } = await mockOf(paths, { components: { schemas } });
  const kinds = async (prefer: string) =>
    Promise.all(
      Object.keys(schemas).map(
        async (name) => JSON.parse((await ask('GET', `/${name}`, { headers: { prefer } })).text).kind,
      ),
    );
  expect(await kinds('')).toEqual(['Cat', 'dog', 'moo', 'Bug']);
  expect(await kinds('dynamic=true')).toEqual(['Cat', 'dog', 'moo', 'Bug']);
});

it('the name of a branch adds no property to a made-up choice, and excuses none in an example', async () => {
  const Cat = { type: 'object', required: ['n'], properties: { n: int } };
  const cats = { anyOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: { propertyName: 'kind' } };
  const schema = { ...cats, unevaluatedProperties: false };
  const paths = {
    '/made': { get: { responses: ok(json(schema)) } },
    '/shown': { get: { responses: ok(json(schema, { example: { n: 1, kind: 'Cat' } })) } },
  };
  const { ask, broken } = await mockOf(paths, { components: { schemas: { Cat } } });
  expect(JSON.parse((await ask('GET', '/made')).text)).toEqual({ n: 0 });
  expect(JSON.parse((await ask('GET', '/shown')).text)).toEqual({ n: 0 });
  expect([...broken()].filter(Boolean)).toHaveLength(1);
});

it.each<[schema: object, problem: RegExp]>([
  [{ allOf: [int, { type: 'string' }] }, /: body must be (?:a string|an integer)/],
  [{ ...closed, minProperties: 3, patternProperties: { '^x$': int } }, /: body must NOT have fewer than 3 properties/],
  [{ type: 'string', minLength: 10_000_001 }, /: the schema requires more than 10000000 characters/],
])('%j, of which no value is found, is a 500 with its place and the problem', async (schema, problem) => {
  const { ask } = await mockOf({ '/a': { get: { responses: ok(json(schema)) } } });
  const { status, text } = await ask('GET', '/a');
  expect([status, text]).toEqual([500, expect.stringMatching(problem)]);
  expect(text).toContain(
    'no value of the schema at #/paths/~1a/get/responses/200/content/application~1json/schema could',
  );
});
