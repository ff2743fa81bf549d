import { both, type Kind, same, why } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const of = (probe: unknown) => ({ type: 'object', properties: { probe } });

/** Types, null, and values that are listed. */
export const values = (): Kind[] => [
  ...both('enum value removed', string({ enum: ['a', 'b'] }), string({ enum: ['a'] })),
  ...both('enum set', string(), string({ enum: ['a', 'b'] })),
  ...both('const set', string({ enum: ['a', 'b', 'c'] }), { const: 'b' }),
  ...both('number removed from an enum', { enum: [1, 2, 3] }, { enum: [1, 2] }),
  ['enum value replaced', string({ enum: ['a', 'b'] }), string({ enum: ['a', 'c'] }), 'major', 'major', why.other],
  ['const changed', { const: 'a' }, { const: 'b' }, 'major', 'major', why.other],
  ['case of an enum value', string({ enum: ['a'] }), string({ enum: ['A'] }), 'major', 'major', why.other],
  ...same('enum in another order', string({ enum: ['a', 'b', 'c'] }), string({ enum: ['c', 'a', 'b'] })),
  ...same('enum of one', string({ enum: ['a'] }), { const: 'a' }),
  ...same('type beside an enum', { enum: ['a', 'b'] }, string({ enum: ['a', 'b'] })),
  ...same('enum as a choice', string({ enum: ['a', 'b'] }), { oneOf: [{ const: 'a' }, { const: 'b' }] }),
  ...same('enum as a pattern', string({ enum: ['a', 'b'] }), string({ pattern: '^[ab]$' })),
  ...same('length that every value has', string({ enum: ['a', 'b'] }), string({ enum: ['a', 'b'], maxLength: 1 })),
  ...both('enum value that is too long', string({ enum: ['a', 'bbb'] }), string({ enum: ['a', 'bbb'], maxLength: 1 })),
  ...both('null refused', string({ type: ['string', 'null'] }), string()),
  ...both('null refused in an enum', { enum: ['a', null] }, { enum: ['a'] }),
  ...both('null refused in a choice', { oneOf: [{ type: 'null' }, { type: 'object' }] }, { type: 'object' }),
  ...same('null as a branch', { type: ['string', 'null'] }, { oneOf: [{ type: 'string' }, { type: 'null' }] }),
  ...same('list of one type', string(), { type: ['string'] }),
  ...same('types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }),
  ...same('both of all truths', { type: 'boolean' }, { enum: [true, false] }),
  ...both('one truth', { type: 'boolean' }, { const: true }),
  // Within an object: alone in a parameter or a header both are text.
  ['string to integer', of(string()), of({ type: 'integer' }), 'major', 'major', why.other],
  ['integer to string', of({ type: 'integer' }), of(string()), 'major', 'major', why.other],
  ['object to array', { type: 'object' }, { type: 'array' }, 'major', 'major', why.other],
  ...both('one type of two', { type: ['string', 'integer'] }, string()),
  ...both('any to a type', {}, string()),
  ['nothing to any', false, {}, 'minor', 'major', why.looser],
  ...same('any written out', {}, true),
  ...same('all types', {}, { type: ['string', 'number', 'boolean', 'null', 'array', 'object'] }),
  ['title', string(), string({ title: 'New' }), 'patch', 'patch', 'Words.'],
  ['description', string({ description: 'Old.' }), string({ description: 'New.' }), 'patch', 'patch', 'Words.'],
  ['examples', string({ examples: ['a'] }), string({ examples: ['b'] }), 'patch', 'patch', 'Words.'],
  ['comment', string(), string({ $comment: 'Why.' }), 'patch', 'patch', 'Words.'],
  ['extension that nobody acts on', string(), string({ 'x-order': 1 }), 'patch', 'patch', 'No program here reads it.'],
  ['keyword that nobody knows', string(), string({ minContains: 2 }), 'patch', 'patch', 'It says nothing of a string.'],
  [
    'deprecated',
    string(),
    string({ deprecated: true }),
    'minor',
    'minor',
    'It works as before, and generated code warns.',
  ],
];
