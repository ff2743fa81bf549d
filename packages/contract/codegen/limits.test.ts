import { expect, test } from 'vitest';
import type { Bundle, Schema } from './bundle.ts';
import { limitsOfBody } from './limits.ts';

const closed = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
});
const text = (maxLength: number): Schema => ({ type: 'string', maxLength });
const list = (maxItems: number, items: Schema): Schema => ({ type: 'array', maxItems, items });
const item = closed({ a: text(10), b: { type: 'integer' } });
const bundle = {
  components: { schemas: { Item: item, Tree: closed({ next: { $ref: '#/components/schemas/Tree' } }) } },
} as unknown as Bundle;
const maxBytes = 1_000_000;

test.each<[string, Schema, object]>([
  ['a text', text(4), { depth: 0, values: 0, names: 0, text: 60 }],
  ['one of a few texts', { enum: ['a', 'bcd'] }, { text: 165 }],
  ['an object', item, { depth: 2, values: 3, names: 3, text: 150 }],
  [
    'a list of objects',
    list(100, { $ref: '#/components/schemas/Item' }),
    { depth: 3, values: 375, names: 3, text: 150 },
  ],
  ['an empty object', closed({}), { depth: 2, values: 2, names: 0 }],
  ['a list that may be null', { ...list(8, text(1)), type: ['array', 'null'] }, { values: 10 }],
  ['one of two', { oneOf: [list(8, text(1)), item] }, { depth: 2, values: 13, names: 3 }],
  ['a list without a limit', { type: 'array', items: text(1) }, { depth: 2, values: maxBytes, text: 15 }],
  ['an object with any names', { type: 'object' }, { depth: 64, values: maxBytes, names: maxBytes, text: maxBytes }],
  ['what has itself inside', { $ref: '#/components/schemas/Tree' }, { depth: 64, values: maxBytes }],
  ['anything', {}, { depth: 64, values: maxBytes, names: maxBytes, text: maxBytes }],
])('%s', (_, schema, limits) => {
  expect(limitsOfBody(bundle, schema, maxBytes)).toMatchObject(limits);
});
