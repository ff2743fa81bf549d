import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { answerOf, createOf, row } from './short.ts';

const fields = {
  text: { type: 'string' },
  count: { type: 'integer' },
  texts: { type: 'array', items: { type: 'string' } },
  data: { type: 'object', properties: { a: { type: 'string' } } },
  file: { type: 'string', contentEncoding: 'base64' },
};
const schema = { type: 'object', properties: fields };
const body = (draft: Draft) => createOf(draft).requestBody;
const media = (type: string, encoding?: unknown) => (draft: Draft) => {
  body(draft).content = { [type]: { schema: structuredClone(schema), ...(encoding ? { encoding } : {}) } };
};
const form = 'multipart/form-data';
const url = 'application/x-www-form-urlencoded';
/** The encoding of a body's parts, before and after. */
const parts = (change: string, verdict: Row['verdict'], type: string, one: unknown, other: unknown) =>
  row(`encoding: ${change}`, verdict, media(type, other), media(type, one));

/** A field of a form, with one schema before and another one after. */
const field = (
  change: string,
  verdict: Row['verdict'],
  type: string,
  one: unknown,
  other: unknown,
  encoding?: unknown,
) => {
  const put = (draft: Draft, a: unknown, more = {}) => {
    body(draft).content = { [type]: { schema: { type: 'object', properties: { a } }, ...more } };
  };
  return row(
    `form field: ${change}`,
    verdict,
    (draft) => put(draft, other, encoding ? { encoding } : {}),
    (draft) => put(draft, one),
  );
};
const [text, integer, upload] = [{ type: 'string' }, { type: 'integer' }, { type: 'string', format: 'binary' }];
const listOf = (items: unknown, more = {}) => ({ type: 'array', items, ...more });

/** One body as a form whose encoding names a type, and as JSON. */
const formAndJson = (a: unknown) => (draft: Draft) => {
  const schema = { type: 'object', properties: { a, b: text } };
  const encoding = { b: { contentType: 'text/csv' } };
  body(draft).content = { [url]: { schema, encoding }, 'application/json': { schema } };
};

/** Encodings of the parts of a body, each with the default that its schema has. */
export const encodings: Row[] = [
  parts('usual type of a text written out', 'patch', form, undefined, { text: { contentType: 'text/plain' } }),
  parts('usual type of a number written out', 'patch', form, undefined, { count: { contentType: 'text/plain' } }),
  parts('usual type of an object written out', 'patch', form, undefined, { data: { contentType: 'application/json' } }),
  parts('usual type of the items of a list written out', 'patch', form, undefined, {
    texts: { contentType: 'text/plain' },
  }),
  parts('usual type of encoded bytes written out', 'patch', form, undefined, {
    file: { contentType: 'application/octet-stream' },
  }),
  row(
    'form field: a list in place of one value, also in JSON',
    'major',
    formAndJson(listOf(integer)),
    formAndJson(integer),
  ),
  parts('empty', 'patch', form, undefined, {}),
  parts('of a part without a word', 'patch', form, undefined, { text: {} }),
  parts('of a field that does not exist', 'patch', form, undefined, { other: { contentType: 'text/csv' } }),
  parts('of JSON, which has no parts', 'patch', 'application/json', undefined, { data: { contentType: 'text/csv' } }),
  parts(
    'case of a type',
    'patch',
    form,
    { data: { contentType: 'Application/JSON' } },
    { data: { contentType: 'application/json' } },
  ),
  parts('text as CSV', 'major', form, undefined, { text: { contentType: 'text/csv' } }),
  parts(
    'one type more',
    'minor',
    form,
    { file: { contentType: 'image/png' } },
    { file: { contentType: 'image/png, image/jpeg' } },
  ),
  parts(
    'one type less',
    'major',
    form,
    { file: { contentType: 'image/png, image/jpeg' } },
    { file: { contentType: 'image/png' } },
  ),
  parts(
    'types in another order',
    'patch',
    form,
    { file: { contentType: 'image/png, image/jpeg' } },
    { file: { contentType: 'image/jpeg,image/png' } },
  ),
  parts('type as a range', 'minor', form, { file: { contentType: 'image/png' } }, { file: { contentType: 'image/*' } }),
  parts(
    'range as one type',
    'major',
    form,
    { file: { contentType: 'image/*' } },
    { file: { contentType: 'image/png' } },
  ),
  parts('usual style written out', 'patch', url, undefined, { texts: { style: 'form', explode: true } }),
  parts('list no longer exploded', 'major', url, undefined, { texts: { style: 'form', explode: false } }),
  parts(
    'object as a deep object',
    'major',
    url,
    { data: { style: 'form' } },
    { data: { style: 'deepObject', explode: true } },
  ),
  parts('style of a text', 'patch', url, undefined, { text: { explode: false } }),
  parts('header of a part', 'minor', form, undefined, {
    text: { headers: { 'X-Note': { schema: { type: 'string' } } } },
  }),
  parts('header of a part needed', 'major', form, undefined, {
    text: { headers: { 'X-Note': { required: true, schema: { type: 'string' } } } },
  }),
  parts(
    'description of a header of a part',
    'patch',
    form,
    { text: { headers: { 'X-Note': { schema: { type: 'string' } } } } },
    { text: { headers: { 'X-Note': { description: 'Note.', schema: { type: 'string' } } } } },
  ),
  row(
    'encoding: parts of an answer as CSV',
    'major',
    (draft) => {
      answerOf(draft).content[form].encoding = { text: { contentType: 'text/csv' } };
    },
    (draft) => {
      answerOf(draft).content = { [form]: { schema: structuredClone(schema) } };
    },
  ),
  row(
    'encoding: parts of an answer of fewer types',
    'minor',
    (draft) => {
      answerOf(draft).content[form].encoding.file.contentType = 'image/png';
    },
    (draft) => {
      answerOf(draft).content = {
        [form]: { schema: structuredClone(schema), encoding: { file: { contentType: 'image/png, image/gif' } } },
      };
    },
  ),
  row('body: as a form of another kind', 'major', media(url), media(form)),
  row(
    'XML: name of a field',
    'major',
    (draft) => {
      body(draft).content['application/xml'].schema.properties.text.xml = { name: 'Text' };
    },
    media('application/xml'),
  ),
  row(
    'XML: field as an attribute',
    'major',
    (draft) => {
      body(draft).content['application/xml'].schema.properties.text.xml = { attribute: true };
    },
    media('application/xml'),
  ),
  row(
    'XML: usual name written out',
    'patch',
    (draft) => {
      body(draft).content['application/xml'].schema.properties.text.xml = { name: 'text', attribute: false };
    },
    media('application/xml'),
  ),
  row(
    'XML: list wrapped',
    'major',
    (draft) => {
      body(draft).content['application/xml'].schema.properties.texts.xml = { wrapped: true };
    },
    media('application/xml'),
  ),
  row(
    'XML: name of a field that is only sent as JSON',
    'patch',
    (draft) => {
      body(draft).content['application/json'].schema.properties.text.xml = { name: 'Text' };
    },
    media('application/json'),
  ),
  field('a list in place of one value', 'minor', url, text, listOf(text)),
  field('one value in place of a list', 'major', url, listOf(text), text),
  field('a list of exactly one', 'patch', url, text, listOf(text, { minItems: 1, maxItems: 1 })),
  field('a list of two at least', 'major', url, text, listOf(text, { minItems: 2 })),
  field('texts with commas in place of one text', 'major', url, text, listOf(text), { a: { explode: false } }),
  field('integers with commas in place of one', 'minor', url, integer, listOf(integer), { a: { explode: false } }),
  field('parts in place of one', 'minor', form, text, listOf(text)),
  field('files in place of one', 'minor', form, upload, listOf(upload)),
  field('one file in place of several', 'major', form, listOf(upload), upload),
  field('objects in place of one', 'minor', form, schema, listOf(schema)),
  field('a list in JSON', 'major', 'application/json', text, listOf(text)),
];
