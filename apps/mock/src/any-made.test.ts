import { expect, it } from 'vitest';
import { json, mockOf, ok } from '../test/any-spec.ts';

const int = { type: 'integer' };
const z = { const: 'z' };
const then = 'then'; // an object with a member of this name is taken for a promise

it.each<[name: string, schema: unknown]>([
  ['true', true],
  ['prefixItems before items', { type: 'array', prefixItems: [z], items: int, minItems: 4 }],
  ['a list of anything', { type: 'array', minItems: 2 }],
  ['contains', { type: 'array', items: int, contains: { minimum: 7 }, minContains: 2 }],
  ['contains alone', { type: 'array', contains: { const: 'x' }, minContains: 3 }],
  ['uniqueItems', { type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true }],
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
  ['not', { type: 'string', enum: ['a', 'b'], not: { enum: ['a'] } }],
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

it('a schema that no value keeps is a 500 that says why', async () => {
  const { ask } = await mockOf({ '/a': { get: { responses: ok(json({ allOf: [int, { type: 'string' }] })) } } });
  const { status, text } = await ask('GET', '/a');
  expect([status, text]).toEqual([500, expect.stringMatching(/body must be (?:a string|an integer)/)]);
});
