import { both, type Kind, same, why } from './kind.ts';

const text = (more = {}) => ({ type: 'string', ...more });
const integer = (more = {}) => ({ type: 'integer', ...more });
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const of = (items: unknown, more = {}) => ({ type: 'array', items, ...more });
const tuple = (prefixItems: unknown[], more = {}) => ({ type: 'array', prefixItems, ...more });
const json = (contentSchema: unknown) => text({ contentMediaType: 'application/json', contentSchema });
const [a, b] = [{ a: text() }, { b: text() }];
const ipv4 = '^(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)$';

/** Kinds of schemas from public bug reports about such tools. */
export const reported = (): Kind[] => [
  ...both('content of a text narrowed', json({ type: ['object', 'array'] }), json({ type: 'object' })),
  ...both('content of a text described', json(undefined), json({ type: 'object', minProperties: 1 })),
  ['content of a text of another type', json({ type: 'object' }), json({ type: 'array' }), 'major', 'major', why.other],
  ...same('format as its exact form', text({ format: 'ipv4' }), text({ pattern: ipv4 })),
  ...same('format of numbers on a text', text(), text({ format: 'double' })),
  ...same('format of texts on a number', integer(), integer({ format: 'date-time' })),
  ...same('byte as an encoding', text({ format: 'byte' }), text({ contentEncoding: 'base64' })),
  ...same('types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }),
  ...same('null of the wrong type', text({ enum: ['a', null] }), text({ enum: ['a'] })),
  ...both('pattern of one line', text(), text({ pattern: '^.*$' })),
  ...same('words as an enum', text({ pattern: '^(?:GET|POST)$' }), text({ enum: ['GET', 'POST'] })),
  ...both('one of two truths', { type: 'boolean' }, { type: 'boolean', enum: [true] }),
  ...same('nullable, which 3.1 does not know', text(), text({ nullable: true })),
  ...same('inline enum beside null', { anyOf: [text({ enum: ['a'] }), { type: 'null' }] }, { enum: ['a', null] }),
  ...same('unique items of one value', of({ const: 1 }, { uniqueItems: true }), of({ const: 1 }, { maxItems: 1 })),
  ...same(
    'dependency as a choice',
    object({ ...a, ...b }, { dependentRequired: { a: ['b'] } }),
    object({ ...a, ...b }, { anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] }),
  ),
  [
    'closed parent of an allOf mended',
    { allOf: [object(a)], additionalProperties: false },
    object(a, { additionalProperties: false }),
    'minor',
    'major',
    'The field was refused before.',
  ],
  ...both(
    'tuple of exactly two',
    tuple([integer(), integer()], { items: false }),
    tuple([integer(), integer()], { items: false, minItems: 2 }),
  ),
  ...both('any 64 bits', integer(), integer({ format: 'int64' })),
  ...both(
    'not both fields, one more',
    object({ ...a, ...b }),
    object({ ...a, ...b }, { not: { required: ['a', 'b'] } }),
  ),
];
