import { type Kind, same } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const integer = { type: 'integer' };
const object = (names: string, more = {}) => ({
  type: 'object',
  properties: Object.fromEntries([...names].map((name) => [name, string()])),
  ...more,
});
const list = (more = {}) => ({ type: 'array', items: string(), ...more });

/** Schemas of the same values in other keywords. */
export const equal = (): Kind[] => [
  ...same('bound of integers made exclusive', { ...integer, exclusiveMaximum: 10 }, { ...integer, maximum: 9 }),
  ...same('bound between integers', { ...integer, maximum: 9.5 }, { ...integer, maximum: 9 }),
  ...same('step of integers below one', { ...integer, multipleOf: 0.5 }, integer),
  ...same('integer as a step', { type: 'number', multipleOf: 1 }, integer),
  ...same(
    'format as a range',
    { ...integer, format: 'int32' },
    { ...integer, minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  ),
  ...same(
    'lengths that the pattern gives',
    string({ pattern: '^[a-z]{1,3}$' }),
    string({ pattern: '^[a-z]{1,3}$', maxLength: 3 }),
  ),
  ...same(
    'no length, by a pattern of any signs',
    string({ pattern: '^[^]{2}$' }),
    string({ minLength: 2, maxLength: 2 }),
  ),
  ...same('length of a format', string({ format: 'uuid' }), string({ format: 'uuid', minLength: 36, maxLength: 36 })),
  ...same('class by name', string({ pattern: '^\\w+$' }), string({ pattern: '^[A-Za-z0-9_]+$' })),
  ...same('cases written out', string({ pattern: '^[aA][bB]$' }), { enum: ['ab', 'aB', 'Ab', 'AB'] }),
  ...same(
    'lengths as a lookahead',
    string({ pattern: '^(?=[^]{3,5}$)[a-z]+$' }),
    string({ pattern: '^[a-z]+$', minLength: 3, maxLength: 5 }),
  ),
  ...same(
    'two patterns as one',
    string({ allOf: [{ pattern: '^a' }, { pattern: 'z$' }] }),
    string({ pattern: '^a[^]*z$' }),
  ),
  ...same('pattern that is not, as one', string({ not: { pattern: '^_' } }), string({ pattern: '^(?:[^_]|$)' })),
  ...same('lengths that are all lengths', { anyOf: [string({ maxLength: 5 }), string({ minLength: 3 })] }, string()),
  ...same(
    'branches that are apart',
    { oneOf: [string({ maxLength: 2 }), string({ minLength: 3 })] },
    { anyOf: [string({ maxLength: 2 }), string({ minLength: 3 })] },
  ),
  ...same('branch within another', { anyOf: [string(), string({ maxLength: 3 })] }, string()),
  ...same('not not', { not: { not: string() } }, string()),
  ...same(
    'needed together, as schemas',
    object('ab', { dependentRequired: { a: ['b'] } }),
    object('ab', { dependentSchemas: { a: { required: ['b'] } } }),
  ),
  ...same(
    'needed together, as a condition',
    object('ab', { dependentRequired: { a: ['b'] } }),
    object('ab', { if: { not: { required: ['a'] } }, else: { required: ['b'] } }),
  ),
  ...same(
    'never together',
    object('ab', { not: { required: ['a', 'b'] } }),
    object('ab', { dependentSchemas: { a: { not: { required: ['b'] } } } }),
  ),
  ...same('condition that always holds', string({ if: false, else: { maxLength: 5 } }), string({ maxLength: 5 })),
  ...same('condition without a branch', string({ if: { maxLength: 5 } }), string()),
  ...same(
    'names by a pattern of any',
    { type: 'object', patternProperties: { '^': integer } },
    { type: 'object', additionalProperties: integer },
  ),
  ...same(
    'closed over parts',
    { allOf: [object('a'), object('b')], unevaluatedProperties: false },
    object('ab', { additionalProperties: false }),
  ),
  ...same(
    'some field of a closed object',
    object('ab', { additionalProperties: false, minProperties: 1 }),
    object('ab', { additionalProperties: false, anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
  ),
  ...same(
    'object as a constant',
    { const: { a: 'x' } },
    { type: 'object', properties: { a: { const: 'x' } }, required: ['a'], additionalProperties: false },
  ),
  ...same('empty list as a constant', list({ maxItems: 0 }), { const: [] }),
  ...same('no items', { type: 'array', items: false }, list({ maxItems: 0 })),
  ...same('any item that is there', list({ minItems: 1 }), list({ contains: {} })),
  ...same('item that none need be', list({ contains: { const: 'a' }, minContains: 0 }), list()),
  ...same(
    'item that all are',
    { type: 'array', items: { const: 'a' }, minItems: 1, contains: { const: 'a' } },
    { type: 'array', items: { const: 'a' }, minItems: 1 },
  ),
  ...same('first item like all', { type: 'array', prefixItems: [string()], items: string() }, list()),
];
