import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { answerOf, createOf, listOf, read, refTo, row, schemasOf, sent, showOf } from './short.ts';

const text = (more = {}) => ({ type: 'string', ...more });
const old = (draft: Draft) => {
  draft.openapi = '3.0.3';
};

/** Keywords beside references, and components of every kind. */
export const components: Row[] = [
  row(
    'pattern beside a reference',
    'major',
    (draft) => read(draft, refTo('Base')),
    (draft) => {
      schemasOf(draft).Base = text();
      read(draft, refTo('Base', { pattern: '^a' }));
    },
  ),
  row(
    'fields beside a reference',
    'minor',
    (draft) => sent(draft, refTo('Base', { properties: { more: text() } })),
    (draft) => {
      schemasOf(draft).Base = { type: 'object', properties: { a: text() } };
      sent(draft, refTo('Base'));
    },
  ),
  row('mark for reading only beside a reference', 'major', (draft) => {
    schemasOf(draft).CreateThingRequest.properties.owner = refTo('Owner', { readOnly: true });
  }),
  row(
    '3.0: mark for reading only beside a reference',
    'patch',
    (draft) => {
      schemasOf(draft).CreateThingRequest.properties.owner = refTo('Owner', { readOnly: true });
    },
    old,
  ),
  row(
    '3.0: default beside a reference',
    'patch',
    (draft) => {
      schemasOf(draft).CreateThingRequest.properties.name = refTo('Name', { default: 'a' });
    },
    old,
  ),
  row(
    '3.0: deprecation beside a reference',
    'patch',
    (draft) => {
      schemasOf(draft).CreateThingRequest.properties.name = refTo('Name', { deprecated: true });
    },
    old,
  ),
  row(
    'header moved to a component',
    'patch',
    (draft) => {
      draft.components.headers.Count = answerOf(draft).headers['X-Count'];
      answerOf(draft).headers['X-Count'] = { $ref: '#/components/headers/Count' };
    },
    (draft) => {
      answerOf(draft).headers = { 'X-Count': { schema: { type: 'integer' } } };
    },
  ),
  row('component of a parameter renamed', 'patch', (draft) => {
    draft.components.parameters.Most = draft.components.parameters.Limit;
    delete draft.components.parameters.Limit;
    listOf(draft).parameters[0] = { $ref: '#/components/parameters/Most' };
  }),
  row('description beside the reference of a parameter', 'patch', (draft) => {
    listOf(draft).parameters[0].description = 'At most.';
  }),
  row(
    'callback moved to a component',
    'patch',
    (draft) => {
      draft.components.callbacks = { Done: createOf(draft).callbacks.done };
      createOf(draft).callbacks.done = { $ref: '#/components/callbacks/Done' };
    },
    (draft) => {
      createOf(draft).callbacks = {
        done: { '{$request.body#/url}': { post: { responses: { '200': { description: 'Seen.' } } } } },
      };
    },
  ),
  row(
    'link moved to a component',
    'patch',
    (draft) => {
      draft.components.links = { Show: answerOf(draft).links.again };
      answerOf(draft).links.again = { $ref: '#/components/links/Show' };
    },
    (draft) => {
      answerOf(draft).links = { again: { operationId: 'showThing' } };
    },
  ),
  row(
    'operation of a link by reference',
    'patch',
    (draft) => {
      answerOf(draft).links.again = { operationRef: '#/paths/~1v1~1{project_id}~1things~1{thing_id}/get' };
    },
    (draft) => {
      answerOf(draft).links = { again: { operationId: 'showThing' } };
    },
  ),
  row(
    'link to another operation by reference',
    'minor',
    (draft) => {
      answerOf(draft).links.again = { operationRef: '#/paths/~1v1~1{project_id}~1things~1{thing_id}/delete' };
    },
    (draft) => {
      answerOf(draft).links = { again: { operationId: 'showThing' } };
    },
  ),
  row(
    'operations beside the reference of a path',
    'major',
    (draft) => {
      delete draft.paths['/v1/{project_id}/things'].post;
    },
    (draft) => {
      const path = draft.paths['/v1/{project_id}/things'];
      draft.components.pathItems = { Things: { get: path.get } };
      draft.paths['/v1/{project_id}/things'] = {
        $ref: '#/components/pathItems/Things',
        post: path.post,
        parameters: path.parameters,
      };
    },
  ),
  row('component of another case', 'patch', (draft) => {
    schemasOf(draft).name = schemasOf(draft).Name;
    schemasOf(draft).CreateThingRequest.properties.name = refTo('name');
  }),
  row(
    'branches as components',
    'patch',
    (draft) => {
      schemasOf(draft).Cat = text({ const: 'cat' });
      read(draft, { oneOf: [refTo('Cat'), text({ const: 'dog' })] });
    },
    (draft) => read(draft, { oneOf: [text({ const: 'cat' }), text({ const: 'dog' })] }),
  ),
  row(
    'items behind a reference became nullable',
    'major',
    (draft) => {
      schemasOf(draft).Item = { type: ['string', 'null'] };
    },
    (draft) => {
      schemasOf(draft).Item = text();
      read(draft, { type: 'array', items: refTo('Item') });
    },
  ),
  row('reference replaced by an allOf of it', 'patch', (draft) => {
    showOf(draft).responses['200'].content['application/json'].schema = { allOf: [refTo('Thing')], description: 'It.' };
  }),
];
