import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { answerOf, createOf, listOf, row } from './short.ts';

type Verdict = Row['verdict'];
const [integer, string] = [{ type: 'integer' }, { type: 'string' }];
const listing = (items: unknown) => ({ type: 'array', items });

/** Parameters of a query before and after. */
const query = (change: string, verdict: Verdict, before: object[], after: object[]) => {
  const put = (all: object[]) => (draft: Draft) => {
    const own = all.map((each) => ({ name: 'probe', in: 'query', ...each }));
    listOf(draft).parameters = [...listOf(draft).parameters.slice(0, 2), ...structuredClone(own)];
  };
  return row(`written: ${change}`, verdict, put(after), put(before));
};
/** A schema before and after, in a parameter and in the header of an answer. */
const both = (change: string, request: Verdict, answer: Verdict, before: unknown, after: unknown): Row[] => {
  const put = (schema: unknown) => (draft: Draft) => {
    answerOf(draft).headers = { 'X-Probe': { schema } };
  };
  return [
    query(change, request, [{ schema: before }], [{ schema: after }]),
    row(`written: ${change} in a header`, answer, put(after), put(before)),
  ];
};
const object = (properties: object) => ({ type: 'object', properties });
/** A field of a form before and after. */
const form = (change: string, verdict: Verdict, type: string, before: unknown, after: unknown, encoding = {}) => {
  const put = (probe: unknown) => (draft: Draft) => {
    createOf(draft).requestBody.content = { [type]: { schema: object({ probe }), encoding } };
  };
  return row(`written: ${change}`, verdict, put(after), put(before));
};
const [urlencoded, multipart] = ['application/x-www-form-urlencoded', 'multipart/form-data'];
const paging = { type: 'object', properties: { page: integer, size: integer } };
const [page, size] = [
  { name: 'page', schema: integer },
  { name: 'size', schema: integer },
];

/** Values that are sent as text, whatever their type in JSON. */
export const writtenValues: Row[] = [
  ...both('an integer as any text', 'minor', 'major', integer, string),
  ...both('any text as an integer', 'major', 'minor', string, integer),
  ...both('a number as any text', 'minor', 'major', { type: 'number', minimum: 0.5 }, string),
  ...both('an integer as digits', 'minor', 'major', { ...integer, minimum: 0 }, { ...string, pattern: '^[0-9]+$' }),
  ...both('negative integers as digits', 'major', 'major', integer, { ...string, pattern: '^[0-9]+$' }),
  ...both('a boolean as two texts', 'patch', 'patch', { type: 'boolean' }, { enum: ['true', 'false'] }),
  ...both('a boolean as one text', 'major', 'minor', { type: 'boolean' }, { const: 'true' }),
  ...both('listed numbers as texts', 'patch', 'patch', { enum: [1, 2] }, { enum: ['1', '2'] }),
  ...both(
    'a short range as texts',
    'patch',
    'patch',
    { ...integer, minimum: 1, maximum: 3 },
    { enum: ['1', '2', '3'] },
  ),
  ...both('a boolean as an integer', 'major', 'major', { type: 'boolean' }, integer),
  ...both('a list of integers as one of texts', 'minor', 'major', listing(integer), listing(string)),
  ...both('two types as two others', 'major', 'minor', { type: ['number', 'string'] }, { type: ['integer', 'string'] }),
  query('an integer as a list of texts', 'minor', [{ schema: integer }], [{ schema: listing(string) }]),
  query('a default beside a text', 'major', [{ schema: { ...integer, default: 1 } }], [{ schema: string }]),
  query(
    'an integer in JSON as a text',
    'major',
    [{ content: { 'application/json': { schema: integer } } }],
    [{ content: { 'application/json': { schema: string } } }],
  ),
  query('a plain text as content', 'patch', [{ schema: string }], [{ content: { 'text/plain': { schema: string } } }]),
  query('an object in place of its fields', 'patch', [page, size], [{ schema: paging }]),
  query('fields in place of their object', 'patch', [{ schema: paging }], [page, size]),
  query('an object of fewer fields', 'major', [page, size, { name: 'order', schema: string }], [{ schema: paging }]),
  query('an object of more fields', 'minor', [page], [{ schema: paging }]),
  query(
    'an object that needs a field',
    'major',
    [page],
    [{ required: true, schema: { ...paging, required: ['page', 'size'] } }],
  ),
  query('a deep object in place of its fields', 'major', [page, size], [{ schema: paging, style: 'deepObject' }]),
  query(
    'a field of a deep object',
    'minor',
    [{ schema: object({ a: integer }), style: 'deepObject' }],
    [{ schema: object({ a: string }), style: 'deepObject' }],
  ),
  form('a field of a form', 'minor', urlencoded, integer, string),
  form('a list in a form', 'minor', urlencoded, listing(integer), listing(string)),
  form('a part of a form', 'minor', multipart, { type: 'boolean' }, string),
  form('a part in JSON', 'major', multipart, integer, string, { probe: { contentType: 'application/json' } }),
  form('a field of a part, which is JSON', 'major', multipart, object({ a: integer }), object({ a: string })),
  form('a field in JSON', 'major', 'application/json', integer, string),
];
