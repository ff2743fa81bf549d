import { both, type Kind, same, why } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const integer = (more = {}) => ({ type: 'integer', ...more });
const number = (more = {}) => ({ type: 'number', ...more });
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const of = (items: unknown, more = {}) => ({ type: 'array', items, ...more });
const tuple = (prefixItems: unknown[], more = {}) => ({ type: 'array', prefixItems, ...more });
const [a, b] = [{ a: string() }, { b: string() }];
const tagged = (tag: string, properties: object = {}, more = {}) =>
  object({ kind: { const: tag }, ...properties }, { required: ['kind'], ...more });
const [cat, dog] = [tagged('cat', { lives: integer() }), tagged('dog', { tail: string() })];

const when = (condition: unknown, then: unknown) => ({ if: condition, then });

/** Lists, numbers and texts in rare forms. */
export const seldom = (): Kind[] => [
  ...same(
    'contains of every item',
    of(integer(), { minItems: 1, contains: { type: 'integer' } }),
    of(integer(), { minItems: 1 }),
  ),
  ...same('contains of none', of(string(), { contains: { const: 'x' }, minContains: 0 }), of(string())),
  ...both(
    'contains at most',
    of(integer(), { contains: { const: 1 } }),
    of(integer(), { contains: { const: 1 }, maxContains: 1 }),
  ),
  ...both(
    'contains of another kind',
    of(integer(), { contains: { minimum: 5 } }),
    of(integer(), { contains: { minimum: 7 } }),
  ),
  ...both(
    'unique items of two truths',
    of({ type: 'boolean' }, { maxItems: 2 }),
    of({ type: 'boolean' }, { maxItems: 2, uniqueItems: true }),
  ),
  ...same(
    'most items of unique truths',
    of({ type: 'boolean' }, { uniqueItems: true }),
    of({ type: 'boolean' }, { uniqueItems: true, maxItems: 2 }),
  ),
  ...both('empty list refused', of(string(), { maxItems: 3 }), of(string(), { maxItems: 3, minItems: 1 })),
  ...same('empty list alone', { type: 'array', maxItems: 0 }, { const: [] }),
  ...same('items refused, and no items', { type: 'array', items: false }, { type: 'array', maxItems: 0 }),
  ...both('second item of a tuple refused', tuple([string(), string()]), tuple([string(), false])),
  ...both('second item of a tuple needed', tuple([string(), string()]), tuple([string(), string()], { minItems: 2 })),
  ...both('tuple got a third item', tuple([string(), string()]), tuple([string(), string(), integer()])),
  ...same('tuple with room behind, in words', tuple([string()]), tuple([string()], { items: true })),
  ...both(
    'unevaluated items typed',
    { allOf: [tuple([string()])] },
    { allOf: [tuple([string()])], unevaluatedItems: integer() },
  ),
  ...both('list of lists narrowed', of(of(string())), of(of(string({ maxLength: 4 })))),
  ...both('field of a list of objects became required', of(object(a)), of(object(a, { required: ['a'] }))),
  ['list became one item', of(string()), string(), 'major', 'major', why.other],
  ...both('list or one item', { oneOf: [string(), of(string())] }, of(string())),
  ...both('multiples of a tenth', number({ multipleOf: 0.01 }), number({ multipleOf: 0.1 })),
  ...same(
    'multiples of two and three',
    integer({ allOf: [{ multipleOf: 2 }, { multipleOf: 3 }] }),
    integer({ multipleOf: 6 }),
  ),
  ...both('multiples of a half, whole', number({ multipleOf: 0.5 }), integer()),
  ...same(
    'exclusive bound that the other implies',
    number({ maximum: 5 }),
    number({ maximum: 5, exclusiveMaximum: 6 }),
  ),
  ...both(
    'both bounds exclusive',
    number({ minimum: 0, maximum: 1 }),
    number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  ),
  ...both(
    'integers between exclusive bounds',
    integer({ exclusiveMinimum: 0, exclusiveMaximum: 10 }),
    integer({ minimum: 2, maximum: 9 }),
  ),
  ...same('one number', integer({ minimum: 3, maximum: 3 }), { const: 3 }),
  ...same('whole number with a point', { const: 1 }, { enum: [1.0] }),
  ...both('number or text', { type: ['number', 'string'] }, { type: ['integer', 'string'] }),
  ...same('integer and number', { type: ['integer', 'number'] }, number()),
  ...both('nothing but null', { type: ['string', 'null'] }, { type: 'null' }),
  ...same('const null', { type: 'null' }, { const: null }),
  ...same('keywords of other types', string(), string({ minimum: 1, maxItems: 2, required: ['a'], multipleOf: 3 })),
  ...both('keywords without a type', {}, { maxLength: 5 }),
  ...both('length of text or number', { type: ['string', 'integer'] }, { type: ['string', 'integer'], maxLength: 5 }),
  [
    'lengths moved',
    string({ minLength: 1, maxLength: 3 }),
    string({ minLength: 2, maxLength: 4 }),
    'major',
    'major',
    why.other,
  ],
  ...same('exact length as a pattern', string({ minLength: 2, maxLength: 2 }), string({ pattern: '^[^]{2}$' })),
  ...both('pattern that ignores case', string({ pattern: '^[A-Za-z]+$' }), string({ pattern: '^[a-z]+$' })),
  ...same('hexadecimal digits escaped', string({ pattern: '^\\x41$' }), string({ pattern: '^A$' })),
  ...same('letter by its property', string({ pattern: '^\\p{Lu}$' }), string({ pattern: '^\\p{Uppercase_Letter}$' })),
  ...both(
    'date-time to date in a choice',
    { anyOf: [string({ format: 'date' }), string({ format: 'date-time' })] },
    string({ format: 'date' }),
  ),
  ['format removed for another', string({ format: 'ipv4' }), string({ format: 'ipv6' }), 'major', 'major', why.other],
  ...both('number as a float', number(), number({ format: 'float' })),
  ...same(
    'format int32 as a range',
    integer({ format: 'int32' }),
    integer({ minimum: -2147483648, maximum: 2147483647 }),
  ),
  ['text of a number', integer(), string({ pattern: '^[0-9]+$' }), 'major', 'major', why.other],
  ...same('object listed', { const: { a: 1, b: 2 } }, { enum: [{ b: 2, a: 1 }] }),
  ['member of a listed object', { const: { title: 'x' } }, { const: { title: 'y' } }, 'major', 'major', why.other],
  ...both('object listed no longer', { enum: [{ a: 1 }, { a: 2 }] }, { enum: [{ a: 1 }] }),
  ...both('list listed no longer', { enum: [[1], [2]] }, { enum: [[1]] }),
  ...same('value listed twice in a choice', { enum: ['a', 'b'] }, { anyOf: [{ enum: ['a'] }, { enum: ['a', 'b'] }] }),
  ...both('const beside an enum', { enum: ['a', 'b'] }, { enum: ['a', 'b'], const: 'a' }),
  ...both('enum beside a const', { enum: ['a', 'b'], const: 'a' }, { const: 'a', enum: ['b'] }),
  ...both('listed number that is no integer', { enum: [1, 1.5] }, { enum: [1, 1.5], type: 'integer' }),
];

/** Schemas within schemas that hold together, exclude each other, or depend on a condition. */
export const nested = (): Kind[] => [
  ...both('oneOf of integer and number', { anyOf: [integer(), number()] }, { oneOf: [integer(), number()] }),
  ...same('anyOf of integer and number', { anyOf: [integer(), number()] }, number()),
  ...same(
    'anyOf in an anyOf',
    { anyOf: [{ anyOf: [string(), integer()] }, { type: 'null' }] },
    { type: ['string', 'integer', 'null'] },
  ),
  ...same('allOf in an allOf', { allOf: [{ allOf: [object(a)] }, object(b)] }, object({ ...a, ...b })),
  ...same(
    'allOf of the same twice',
    { allOf: [string({ maxLength: 5 }), string({ maxLength: 5 })] },
    string({ maxLength: 5 }),
  ),
  ...same(
    'field in both parts of an allOf',
    { allOf: [object({ a: string() }), object({ a: { maxLength: 5 } })] },
    object({ a: string({ maxLength: 5 }) }),
  ),
  ...both(
    'field narrowed by the other part',
    { allOf: [object({ a: string() }), object(b)] },
    { allOf: [object({ a: string() }), object({ ...b, a: { maxLength: 5 } })] },
  ),
  ...same('not of a type', { not: { type: 'null' } }, { type: ['string', 'number', 'boolean', 'array', 'object'] }),
  ...both('not of a type added', {}, { not: { type: 'string' } }),
  ...both('not of a pattern', string(), string({ not: { pattern: '^_' } })),
  ...same('not of a pattern, as a pattern', string({ not: { pattern: '^_' } }), string({ pattern: '^(?!_)' })),
  ...both('not of a range', integer(), integer({ not: { minimum: 5 } })),
  ...same('not of a range, as a bound', integer({ not: { minimum: 5 } }), integer({ maximum: 4 })),
  ...both('not of several values', string(), string({ not: { enum: ['a', 'b'] } })),
  ...both('not of one value more', string({ not: { enum: ['a'] } }), string({ not: { enum: ['a', 'b'] } })),
  ...same(
    'not of an anyOf',
    string({ not: { anyOf: [{ const: 'a' }, { const: 'b' }] } }),
    string({ not: { enum: ['a', 'b'] } }),
  ),
  ...same('value removed by a not', { enum: ['a', 'b', 'c'], not: { const: 'c' } }, { enum: ['a', 'b'] }),
  [
    'field not allowed',
    object({ ...a, ...b }),
    object({ ...a, ...b }, { not: { required: ['b'] } }),
    'major',
    'major',
    'It is refused, and never found.',
  ],
  ...same('if that always holds', string({ ...when(true, { maxLength: 5 }) }), string({ maxLength: 5 })),
  ...same('if that never holds', string({ ...when(false, { maxLength: 5 }) }), string()),
  ...same('else without if', string(), string({ else: { maxLength: 5 } })),
  ...same('if alone', string(), string({ if: { maxLength: 5 } })),
  ...both('if on the length', string(), string({ ...when({ maxLength: 3 }, { pattern: '^[a-z]*$' }) })),
  ...both(
    'else narrowed',
    object(
      { a: { enum: ['x', 'y'] }, ...b },
      { required: ['a'], ...when({ properties: { a: { const: 'x' } } }, { required: ['b'] }) },
    ),
    object(
      { a: { enum: ['x', 'y'] }, ...b },
      {
        required: ['a'],
        ...when({ properties: { a: { const: 'x' } } }, { required: ['b'] }),
        else: { properties: { b: { maxLength: 3 } } },
      },
    ),
  ),
  ...same(
    'if and then in place of a choice',
    {
      oneOf: [
        object({ kind: { const: 'x' }, ...b }, { required: ['kind', 'b'] }),
        object({ kind: { const: 'y' }, ...b }, { required: ['kind'] }),
      ],
    },
    object(
      { kind: { enum: ['x', 'y'] }, ...b },
      { required: ['kind'], ...when({ properties: { kind: { const: 'x' } } }, { required: ['b'] }) },
    ),
  ),
  ...both('third branch of a oneOf', { oneOf: [cat, dog, string()] }, { oneOf: [cat, dog] }),
  ...both('null beside branches', { oneOf: [cat, dog, { type: 'null' }] }, { oneOf: [cat, dog] }),
  ...both(
    'field of one branch became required',
    { oneOf: [cat, dog] },
    { oneOf: [cat, tagged('dog', { tail: string() }, { required: ['kind', 'tail'] })] },
  ),
  ...both(
    'tag of a branch gets a second value',
    { oneOf: [object({ kind: { enum: ['cat', 'puma'] }, lives: integer() }, { required: ['kind'] }), dog] },
    { oneOf: [cat, dog] },
  ),
  ...same(
    'field common to the branches, moved out',
    { oneOf: [tagged('cat', a), tagged('dog', a)] },
    object(a, { oneOf: [tagged('cat'), tagged('dog')] }),
  ),
  [
    'object in place of a choice',
    { oneOf: [cat, dog] },
    object({ kind: { enum: ['cat', 'dog'] }, lives: integer(), tail: string() }, { required: ['kind'] }),
    'minor',
    'minor',
    'Each branch may have the optional field of the other, which nobody has to send and readers skip.',
  ],
  ...same('choice of one in a list', of({ oneOf: [string()] }), of(string())),
  ...same(
    'choice of items, and list of either',
    of({ anyOf: [string(), integer()] }),
    of({ type: ['string', 'integer'] }),
  ),
  ...both('list of either, or either list', of({ type: ['string', 'integer'] }), {
    anyOf: [of(string()), of(integer())],
  }),
];
