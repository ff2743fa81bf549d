import { both, type Kind, same, why } from './kind.ts';

/** Values that are listed, some of which another keyword refuses. */
const refused = (kind: string, values: unknown[], keywords: object) =>
  both(`listed values: ${kind}`, { enum: values }, { enum: values, ...keywords });
const integer = (more = {}) => ({ type: 'integer', ...more });

/** Lists of values beside other keywords, and values that are taken out. */
export const listed = (): Kind[] => [
  ['a half among whole numbers', { enum: [1.5, 2] }, integer(), 'major', 'major', why.other],
  ...refused('half of a number', [1, 1.5], { type: 'integer' }),
  ...refused('multiples', [2, 3], { multipleOf: 2 }),
  ...refused('a bound', [1, 2, 3], { exclusiveMaximum: 3 }),
  ...refused('a range of a format', [1, 3_000_000_000], { format: 'int32', type: 'integer' }),
  ...refused('a pattern', ['a', 'B'], { pattern: '^[a-z]$' }),
  ...refused('a format', ['1.2.3.4', 'x'], { format: 'ipv4' }),
  ...refused('a type', ['a', 1], { type: 'string' }),
  ...refused('the number of items', [[1], [1, 2]], { maxItems: 1 }),
  ...refused('the type of items', [[1], ['a']], { items: integer() }),
  ...refused(
    'items that are unique',
    [
      [1, 1],
      [1, 2],
    ],
    { uniqueItems: true },
  ),
  ...refused('a field that is needed', [{ a: 1 }, {}], { required: ['a'] }),
  ...refused('fields that are not named', [{ a: 1 }, { b: 1 }], {
    properties: { a: true },
    additionalProperties: false,
  }),
  ...refused('the number of fields', [{ a: 1 }, { a: 1, b: 2 }], { minProperties: 2 }),
  ...same('listed values: all of them multiples', { enum: [2, 4] }, { enum: [2, 4], multipleOf: 2 }),
  ...same('listed values: all of their items of a type', { enum: [[1]] }, { enum: [[1]], items: integer() }),
  ...same('numbers of a range and a step', { enum: [0, 2, 4] }, integer({ minimum: 0, maximum: 4, multipleOf: 2 })),
  ...same('the one multiple in a range', integer({ minimum: 1, maximum: 7, multipleOf: 4 }), { const: 4 }),
  ...both('one number out of all', integer(), integer({ not: { const: 5 } })),
  [
    'another number out of all',
    integer({ not: { const: 5 } }),
    integer({ not: { const: 6 } }),
    'major',
    'major',
    why.other,
  ],
  ...same('a range out of all', integer({ not: { minimum: 3, maximum: 5 } }), {
    anyOf: [integer({ maximum: 2 }), integer({ minimum: 6 })],
  }),
  ...same(
    'an end out of a range',
    { type: 'number', minimum: 0, not: { const: 0 } },
    { type: 'number', exclusiveMinimum: 0 },
  ),
  ...both('one truth out of two', { type: 'boolean' }, { type: 'boolean', not: { const: true } }),
  ...both('null out of two types', { type: ['string', 'null'] }, { type: ['string', 'null'], not: { type: 'null' } }),
];
