import { both, type Kind, same, why } from './kind.ts';

const array = (more = {}) => ({ type: 'array', items: { type: 'string' }, ...more });
const of = (items: unknown, more = {}) => ({ type: 'array', items, ...more });
const tuple = (prefixItems: unknown[], more = {}) => ({ type: 'array', prefixItems, ...more });
const thing = {
  type: 'object',
  required: ['sku'],
  properties: { sku: { type: 'string' }, price: { type: 'number' } },
};

/** Limits on arrays. */
export const lists = (): Kind[] => [
  ...both('maxItems lowered', array({ maxItems: 5 }), array({ maxItems: 4 })),
  ...both('maxItems set', array(), array({ maxItems: 5 })),
  ...both('minItems raised', array({ minItems: 1 }), array({ minItems: 2 })),
  ...both('minItems set', array(), array({ minItems: 1 })),
  ...both('items became unique', array(), array({ uniqueItems: true })),
  ...both('type of items set', { type: 'array' }, of({ type: 'string' })),
  ...both('length of items lowered', of({ type: 'string', maxLength: 9 }), of({ type: 'string', maxLength: 8 })),
  ...both('items may not be null', of({ type: ['string', 'null'] }), of({ type: 'string' })),
  ['type of items changed', of({ type: 'boolean' }), of({ type: 'integer' }), 'major', 'major', why.other],
  ...both('contains set', of({ type: 'integer' }), of({ type: 'integer' }, { contains: { const: 1 } })),
  ...both(
    'minContains raised',
    of({ type: 'integer' }, { contains: { minimum: 5 } }),
    of({ type: 'integer' }, { contains: { minimum: 5 }, minContains: 2 }),
  ),
  ...both('first item typed', array(), array({ prefixItems: [{ type: 'string', maxLength: 3 }] })),
  ...both('item of a tuple narrowed', tuple([{ type: 'number' }]), tuple([{ type: 'integer' }])),
  ...both('tuple closed', tuple([{ type: 'number' }]), tuple([{ type: 'number' }], { items: false })),
  ...both(
    'item behind a tuple typed',
    tuple([{ type: 'number' }]),
    tuple([{ type: 'number' }], { items: { type: 'number' } }),
  ),
  [
    'items of a tuple in another order',
    tuple([{ type: 'string' }, { type: 'number' }]),
    tuple([{ type: 'number' }, { type: 'string' }]),
    'major',
    'major',
    why.other,
  ],
  ...same('items of anything', { type: 'array' }, of({})),
  ...same('unique items of at most one', array({ maxItems: 1 }), array({ maxItems: 1, uniqueItems: true })),
  ...same(
    'tuple of one form',
    of({ type: 'string' }, { maxItems: 2 }),
    tuple([{ type: 'string' }, { type: 'string' }], { items: false }),
  ),
  ...same('contains nothing in particular', array({ minItems: 1 }), array({ minItems: 1, contains: {} })),
  ...same(
    'contains what every item is',
    of(thing, { minItems: 1 }),
    of(thing, { minItems: 1, contains: { required: ['sku'] } }),
  ),
  ...both(
    'contains an item with an optional field',
    of(thing, { minItems: 1 }),
    of(thing, { minItems: 1, contains: { required: ['price'] } }),
  ),
  ...both(
    'contains none',
    of({ type: 'integer' }),
    of({ type: 'integer' }, { contains: { const: 1 }, minContains: 0, maxContains: 0 }),
  ),
  ...same(
    'contains none, as a rule for each item',
    of({ type: 'integer' }, { contains: { const: 1 }, minContains: 0, maxContains: 0 }),
    of({ type: 'integer', not: { const: 1 } }),
  ),
  ...same('minItems of nothing', array(), array({ minItems: 0, uniqueItems: false })),
  ...same(
    'unevaluatedItems behind a tuple',
    tuple([{ type: 'string' }], { items: false }),
    tuple([{ type: 'string' }], { unevaluatedItems: false }),
  ),
];
