import { both, type Kind, same, why } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const closed = (properties: object, more = {}) => object(properties, { additionalProperties: false, ...more });
const map = (additionalProperties: unknown, more = {}) => ({ type: 'object', additionalProperties, ...more });
const [a, b] = [{ a: string() }, { b: string() }];
const names = (propertyNames: unknown) => map(string(), { propertyNames });
const patterns = (patternProperties: object, more = {}) => ({ type: 'object', patternProperties, ...more });

/** Names and members that several keywords mention. */
export const evaluated = (): Kind[] => [
  ...same('names listed, and a closed object', names({ enum: ['a', 'b'] }), closed({ ...a, ...b })),
  ...same('one name, and a closed object', names({ const: 'a' }), closed(a)),
  ...same('names by a choice of patterns', names({ pattern: '^[ab]$' }), names({ enum: ['a', 'b'] })),
  ...same(
    'names by a pattern, and a closed pattern',
    names({ pattern: '^x-' }),
    patterns({ '^x-': string() }, { additionalProperties: false }),
  ),
  ...same('no name allowed', { type: 'object', propertyNames: false }, { type: 'object', maxProperties: 0 }),
  ...same('any name allowed', map(string()), names(true)),
  ...same('names are strings', map(string()), names({ type: 'string' })),
  [
    'name listed no longer',
    names({ enum: ['a', 'b'] }),
    names({ enum: ['a'] }),
    'major',
    'major',
    'It is refused, or not found any more.',
  ],
  ['name listed besides', names({ enum: ['a'] }), names({ enum: ['a', 'b'] }), 'minor', 'major', why.looser],
  ...both('names get a least length', names({ maxLength: 5 }), names({ minLength: 1, maxLength: 5 })),
  [
    'one of the listed names, as a closed object',
    names({ enum: ['a', 'b'] }),
    closed(a),
    'major',
    'major',
    'The other is refused, or not found any more.',
  ],
  ...same('field that a map of the same type has too', map(string()), map(string(), { properties: a })),
  ...both(
    'field narrower than the rest of its map',
    map(string()),
    map(string(), { properties: { a: string({ maxLength: 3 }) } }),
  ),
  ...both('names of an open object limited', object(a), object(a, { propertyNames: { pattern: '^[a-z]+$' } })),
  ...same(
    'additional fields allowed in words stay evaluated',
    object(a),
    object(a, { additionalProperties: true, unevaluatedProperties: false }),
  ),
  ...same('evaluated by an allOf', { allOf: [object(a)], unevaluatedProperties: false }, closed(a)),
  ...both(
    'unevaluated fields of two parts refused',
    { allOf: [object(a), object(b)] },
    { allOf: [object(a), object(b)], unevaluatedProperties: false },
  ),
  ...both('unevaluated fields typed', { allOf: [object(a)] }, { allOf: [object(a)], unevaluatedProperties: string() }),
  ...same(
    'unevaluated fields by the branch',
    {
      anyOf: [object(a, { required: ['a'] }), object(b, { required: ['b'] })],
      unevaluatedProperties: false,
      not: { required: ['a', 'b'] },
    },
    { oneOf: [closed(a, { required: ['a'] }), closed(b, { required: ['b'] })] },
  ),
  [
    'closed parts of an allOf',
    { allOf: [object(a), object(b)] },
    { allOf: [closed(a), object(b)] },
    'major',
    'major',
    'The field of the other part is refused, and is not found any more.',
  ],
  ...both('field of a pattern refused', patterns({ '^x-': string() }), patterns({ '^x-': false })),
  ...both('pattern added to an open object', { type: 'object' }, patterns({ '^x-': string() })),
  ...both(
    'pattern of a closed object gone',
    patterns({ '^x-': string(), '^y-': string() }, { additionalProperties: false }),
    patterns({ '^x-': string() }, { additionalProperties: false }),
  ),
  ...same('pattern written otherwise', patterns({ '^[0-9]+$': string() }), patterns({ '^\\d+$': string() })),
  ...same('pattern that matches every name', patterns({ '': string() }), map(string())),
  ...both(
    'field that a pattern narrows too',
    patterns({ '^a': string() }, { properties: a }),
    patterns({ '^a': string({ maxLength: 3 }) }, { properties: a }),
  ),
  ...both(
    'field that a dependency rules out',
    object({ ...a, ...b }),
    object({ ...a, ...b }, { dependentSchemas: { a: { properties: { b: false } } } }),
  ),
  ...same('dependency of a field on itself', object(a), object(a, { dependentRequired: { a: ['a'] } })),
  ...same(
    'dependency as a schema',
    object({ ...a, ...b }, { dependentRequired: { a: ['b'] } }),
    object({ ...a, ...b }, { dependentSchemas: { a: { required: ['b'] } } }),
  ),
  ...both(
    'dependency gets a second field',
    object({ ...a, ...b, c: string() }, { dependentRequired: { a: ['b'] } }),
    object({ ...a, ...b, c: string() }, { dependentRequired: { a: ['b', 'c'] } }),
  ),
  ...same('dependency on a field that cannot be', closed(a), closed(a, { dependentRequired: { z: ['a'] } })),
  ...both('exactly two fields', object({ ...a, ...b }), object({ ...a, ...b }, { minProperties: 2 })),
  ...same(
    'all fields of a closed object',
    closed({ ...a, ...b }, { required: ['a', 'b'] }),
    closed({ ...a, ...b }, { minProperties: 2 }),
  ),
  ...both(
    'least fields beyond the required ones',
    object({ ...a, ...b }, { required: ['a'] }),
    object({ ...a, ...b }, { required: ['a'], minProperties: 2 }),
  ),
  ...same('type of values written as a choice', map(string()), map({ anyOf: [string()] })),
  ...both('values of a map may not be null', map({ type: ['string', 'null'] }), map(string())),
  ['map became a closed object', map(string()), closed({ a: string() }), 'major', 'minor', why.tighter],
];
