import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { answerOf, createOf, listOf, row } from './short.ts';

const text = { type: 'string' };
const list = { type: 'array', items: text };
const object = { type: 'object', properties: { a: text } };
/** One parameter before and after. */
const form = (change: string, verdict: Row['verdict'], one: object, other: object) => {
  const put = (more: object) => (draft: Draft) => {
    listOf(draft).parameters = [
      ...listOf(draft).parameters.slice(0, 2),
      { name: 'probe', in: 'query', schema: text, ...more },
    ];
  };
  return row(`form: ${change}`, verdict, put(other), put(one));
};
const header = (change: string, verdict: Row['verdict'], one: object, other: object) => {
  const put = (more: object) => (draft: Draft) => {
    answerOf(draft).headers = { 'X-Probe': { schema: text, ...more } };
  };
  return row(`header: ${change}`, verdict, put(other), put(one));
};
const content = (type: string, schema: unknown) => ({ schema: undefined, content: { [type]: { schema } } });

/** Parameters and headers: how they are written, and what they say. */
export const parameterForms: Row[] = [
  form(
    'list in spaces',
    'major',
    { schema: list, explode: false },
    { schema: list, explode: false, style: 'spaceDelimited' },
  ),
  form(
    'list in a header exploded',
    'patch',
    { in: 'header', schema: list },
    { in: 'header', schema: list, explode: true },
  ),
  form(
    'object in a header exploded',
    'major',
    { in: 'header', schema: object },
    { in: 'header', schema: object, explode: true },
  ),
  form(
    'usual style of a header written out',
    'patch',
    { in: 'header' },
    { in: 'header', style: 'simple', explode: false },
  ),
  form(
    'list in a cookie no longer exploded',
    'major',
    { in: 'cookie', schema: list },
    { in: 'cookie', schema: list, explode: false },
  ),
  form('object no longer exploded', 'major', { schema: object }, { schema: object, explode: false }),
  form(
    'deep object, exploded or not',
    'patch',
    { schema: object, style: 'deepObject', explode: true },
    { schema: object, style: 'deepObject' },
  ),
  form('style of a text', 'patch', {}, { style: 'form' }),
  form('reserved signs in a header', 'patch', { in: 'header' }, { in: 'header', allowReserved: true }),
  form('reserved signs refused in words', 'patch', {}, { allowReserved: false }),
  form('empty value in a header', 'patch', { in: 'header' }, { in: 'header', allowEmptyValue: true }),
  form(
    'JSON narrowed',
    'major',
    content('application/json', object),
    content('application/json', { ...object, required: ['a'] }),
  ),
  form(
    'JSON widened',
    'minor',
    content('application/json', { ...object, required: ['a'] }),
    content('application/json', object),
  ),
  form('number as JSON', 'patch', { schema: { type: 'integer' } }, content('application/json', { type: 'integer' })),
  form('text as JSON', 'major', { schema: text }, content('application/json', text)),
  form(
    'number or null as JSON',
    'major',
    { in: 'header', schema: { type: ['integer', 'null'] } },
    { in: 'header', ...content('application/json', { type: ['integer', 'null'] }) },
  ),
  form('JSON as XML', 'major', content('application/json', object), content('application/xml', object)),
  form('case of the media type', 'patch', content('application/json', object), content('Application/JSON', object)),
  form('became optional again', 'minor', { required: true }, {}),
  form(
    'required for the first time, with a default',
    'major',
    { schema: { ...text, default: 'a' } },
    { required: true, schema: { ...text, default: 'a' } },
  ),
  form('default for the first time', 'minor', {}, { schema: { ...text, default: 'a' } }),
  form(
    'default in another order of keys',
    'none',
    { ...content('application/json', { ...object, default: { a: 'x', b: 1 } }) },
    { ...content('application/json', { ...object, default: { b: 1, a: 'x' } }) },
  ),
  form(
    'member of a default',
    'major',
    { ...content('application/json', { ...object, default: { title: 'x' } }) },
    { ...content('application/json', { ...object, default: { title: 'y' } }) },
  ),
  form('no longer deprecated', 'minor', { deprecated: true }, {}),
  form('deprecated no, in words', 'patch', {}, { deprecated: false }),
  form('schema deprecated', 'minor', {}, { schema: { ...text, deprecated: true } }),
  form('sunset', 'patch', { deprecated: true }, { deprecated: true, 'x-sunset': '2030-01-01' }),
  form('examples', 'patch', {}, { examples: { one: { value: 'a' } } }),
  form('null accepted', 'minor', {}, { schema: { type: ['string', 'null'] } }),
  form('enum value gone', 'major', { schema: { enum: ['a', 'b'] } }, { schema: { enum: ['a'] } }),
  form(
    'enum of items gone',
    'major',
    { schema: { type: 'array', items: { enum: ['a', 'b'] } } },
    { schema: { type: 'array', items: { enum: ['a'] } } },
  ),
  form('fewer items', 'major', { schema: { ...list, maxItems: 5 } }, { schema: { ...list, maxItems: 4 } }),
  form('pattern', 'major', {}, { schema: { ...text, pattern: '^a' } }),
  form(
    'field of an object',
    'minor',
    { schema: object, style: 'deepObject' },
    { schema: { type: 'object', properties: { a: text, b: text } }, style: 'deepObject' },
  ),
  form(
    'field of an object gone',
    'major',
    { schema: { type: 'object', properties: { a: text, b: text } }, style: 'deepObject' },
    { schema: object, style: 'deepObject' },
  ),
  form('moved from a cookie', 'major', { in: 'cookie' }, { in: 'header' }),
  form(
    'header that OpenAPI ignores, changed',
    'patch',
    { in: 'header', name: 'Accept' },
    { in: 'header', name: 'Accept', required: true, schema: { enum: ['a'] } },
  ),
  form(
    'header written in another case, narrowed',
    'major',
    { in: 'header' },
    { in: 'header', name: 'Probe', schema: { ...text, maxLength: 2 } },
  ),
  row('path parameter narrowed by a pattern', 'major', (draft) => {
    draft.components.parameters.ThingId.schema.pattern = '^t';
  }),
  row('path parameter longer', 'minor', (draft) => {
    draft.components.parameters.ThingId.schema.maxLength = 65;
  }),
  row('path parameter as a matrix', 'major', (draft) => {
    draft.components.parameters.ThingId.style = 'matrix';
  }),
  row('path parameter: usual style written out', 'patch', (draft) => {
    draft.components.parameters.ThingId.style = 'simple';
  }),
  row('path parameter renamed and narrowed', 'major', (draft) => {
    draft.components.parameters.ThingId.name = 'id';
    draft.components.parameters.ThingId.schema.maxLength = 32;
    draft.paths['/v1/{project_id}/things/{id}'] = draft.paths['/v1/{project_id}/things/{thing_id}'];
    delete draft.paths['/v1/{project_id}/things/{thing_id}'];
  }),
  row(
    'two path parameters exchanged',
    'major',
    (draft) => {
      draft.paths['/v1/{thing_id}/things/{project_id}'] = draft.paths['/v1/{project_id}/things/{thing_id}'];
      delete draft.paths['/v1/{project_id}/things/{thing_id}'];
    },
    (draft) => {
      draft.components.parameters.ThingId.schema = { type: 'integer' };
    },
  ),
  row(
    'parameter of the path gone that operations have',
    'patch',
    (draft) => {
      draft.paths['/v1/{project_id}/things'].parameters.length = 1;
    },
    (draft) => {
      const own = { name: 'view', in: 'query', schema: text };
      draft.paths['/v1/{project_id}/things'].parameters.push(own);
      for (const each of [listOf(draft), createOf(draft)]) each.parameters = [...(each.parameters ?? []), own];
    },
  ),
  header('explode of a text', 'patch', {}, { explode: true }),
  header('explode of an object', 'major', { schema: object }, { schema: object, explode: true }),
  header('usual style written out', 'patch', {}, { style: 'simple' }),
  header(
    'as JSON',
    'major',
    { schema: object },
    { schema: undefined, content: { 'application/json': { schema: object } } },
  ),
  header('values narrowed', 'minor', { schema: { enum: ['a', 'b'] } }, { schema: { enum: ['a'] } }),
  header('values widened', 'major', { schema: { enum: ['a'] } }, { schema: { enum: ['a', 'b'] } }),
  header('deprecated', 'minor', {}, { deprecated: true }),
  header('required no, in words', 'patch', {}, { required: false }),
  header('description', 'patch', {}, { description: 'Probe.' }),
  header('extension', 'patch', {}, { 'x-note': 'Probe.' }),
];
