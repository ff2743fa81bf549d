import { both, type Kind, same, why } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const tagged = (tag: string, properties: object = {}) =>
  object({ kind: { const: tag }, ...properties }, { required: ['kind'] });
const [cat, dog, fox] = [tagged('cat', { lives: { type: 'integer', maximum: 9 } }), tagged('dog'), tagged('fox')];
const either = object({ a: string(), b: string() });
const listed = { enum: ['x', 'y'] };

/** Schemas that must all hold, or one of several. */
export const choices = (): Kind[] => [
  ...same('allOf around one', string({ maxLength: 5 }), { allOf: [string({ maxLength: 5 })] }),
  ...same('allOf of two keywords', string({ maxLength: 5 }), { allOf: [string(), { maxLength: 5 }] }),
  ...same('fields moved into an allOf', object({ a: string(), b: string() }), {
    allOf: [object({ a: string() }), object({ b: string() })],
  }),
  ...same('constraint that another one implies', string({ maxLength: 5 }), {
    allOf: [string({ maxLength: 5 }), { maxLength: 9 }],
  }),
  ...both('constraint in an allOf', { allOf: [string()] }, { allOf: [string(), { maxLength: 5 }] }),
  ...both('required in an allOf', { allOf: [either] }, { allOf: [either, { required: ['a'] }] }),
  [
    'field lost in an allOf',
    { allOf: [object({ a: string() }), object({ b: string() })] },
    { allOf: [object({ a: string() })] },
    'major',
    'major',
    'Nothing reads it, or it is not found any more.',
  ],
  ...same('condition that always holds', either, { ...either, anyOf: [{}, { required: ['a'] }] }),
  ...same('condition on the type that it has', string(), string({ anyOf: [{ type: 'string' }] })),
  ...same('not nothing', string(), string({ not: false })),
  ...same('choice around one', string(), { oneOf: [string()] }),
  ...same('branches in another order', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }),
  ...same('oneOf of branches that are apart', { oneOf: [cat, dog] }, { anyOf: [cat, dog] }),
  ...same(
    'two conditions as one',
    { anyOf: [string({ maxLength: 3 }), string({ minLength: 5 })] },
    string({ not: { minLength: 4, maxLength: 4 } }),
  ),
  ...same('double negation', string({ maxLength: 5 }), { not: { not: string({ maxLength: 5 }) } }),
  ...same(
    'if and then as a dependency',
    { ...either, dependentRequired: { a: ['b'] } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema
    { ...either, if: { required: ['a'] }, then: { required: ['b'] } },
  ),
  ...same(
    'else as a choice',
    { ...either, if: { required: ['a'] }, else: { required: ['b'] } },
    { ...either, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
  ),
  ...both('branch gone', { oneOf: [cat, dog, fox] }, { oneOf: [cat, dog] }),
  ...both('branch of an anyOf gone', { anyOf: [string(), { type: 'integer' }] }, string()),
  ['branch replaced', { oneOf: [cat, dog] }, { oneOf: [cat, fox] }, 'major', 'major', why.other],
  ...both(
    'field of a branch narrowed',
    { oneOf: [cat, dog] },
    { oneOf: [tagged('cat', { lives: { type: 'integer', maximum: 7 } }), dog] },
  ),
  [
    'optional field added to a branch',
    { oneOf: [cat, dog] },
    { oneOf: [cat, tagged('dog', { tail: string() })] },
    'minor',
    'minor',
    'Nobody has to send it, and readers skip it.',
  ],
  [
    'field of a branch removed',
    { oneOf: [cat, dog] },
    { oneOf: [tagged('cat'), dog] },
    'major',
    'major',
    'Nothing reads it, or it is not found any more.',
  ],
  ...both('one of two fields is needed', either, { ...either, anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
  ...both(
    'only one of two fields',
    { ...either, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    { ...either, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  ),
  [
    'branch added that overlaps with an open one',
    { oneOf: [object({ a: string() })] },
    { oneOf: [object({ a: string() }), object({ b: string() }, { required: ['b'] })] },
    'minor',
    'major',
    why.looser,
  ],
  ...both(
    'only one of two open forms',
    { anyOf: [object({ a: string() }), object({ b: string() })] },
    { oneOf: [object({ a: string() }), object({ b: string() })] },
  ),
  ...same(
    'lists of any size, by their size',
    { type: 'array', items: string(), anyOf: [{ minItems: 3 }, { maxItems: 3 }] },
    { type: 'array', items: string() },
  ),
  ...both(
    'lists of any size but one',
    { type: 'array', items: string() },
    { type: 'array', items: string(), anyOf: [{ minItems: 4 }, { maxItems: 2 }] },
  ),
  ...same(
    'objects of any size, by their size',
    { type: 'object', anyOf: [{ minProperties: 2 }, { maxProperties: 2 }] },
    { type: 'object' },
  ),
  ...same(
    'optional field of any value, by its value',
    {
      ...object({ a: { type: 'integer' } }),
      anyOf: [{ properties: { a: { minimum: 0 } } }, { properties: { a: { maximum: 0 } } }],
    },
    object({ a: { type: 'integer' } }),
  ),
  ...same(
    'optional field of listed values, value by value',
    { ...object({ a: listed }), anyOf: [{ properties: { a: { const: 'x' } } }, { properties: { a: { const: 'y' } } }] },
    object({ a: listed }),
  ),
  ...both('not set', string(), string({ not: { const: 'x' } })),
  ...both('not both fields', either, { ...either, not: { required: ['a', 'b'] } }),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema
  ...both('if and then set', either, { ...either, if: { required: ['a'] }, then: { required: ['b'] } }),
  ...both('if and then with a value', object({ a: string(), b: string() }), {
    ...either,
    if: { properties: { a: { const: 'x' } }, required: ['a'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema
    then: { required: ['b'] },
  }),
  ...same(
    'if and then as a choice',
    {
      ...either,
      if: { properties: { a: { const: 'x' } }, required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nobody awaits a schema
      then: { required: ['b'] },
    },
    { ...either, anyOf: [{ not: { properties: { a: { const: 'x' } }, required: ['a'] } }, { required: ['b'] }] },
  ),
  [
    'discriminator added',
    { oneOf: [cat, dog] },
    { oneOf: [cat, dog], discriminator: { propertyName: 'kind' } },
    'minor',
    'minor',
    'The values are as before.',
  ],
  [
    'discriminator changed',
    { oneOf: [cat, dog], discriminator: { propertyName: 'kind' } },
    { oneOf: [cat, dog], discriminator: { propertyName: 'sort' } },
    'major',
    'major',
    'Programs look at another field.',
  ],
];
