import type { Draft } from '../edit.ts';
import { type Row, string } from './row.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const shown = (draft: Draft) => draft.paths['/v1/{project_id}/things/{thing_id}'].get;
const _answer = (draft: Draft) => shown(draft).responses['200'];
const hook = (properties: object, required: string[] = []) => ({
  post: {
    operationId: 'thingMade',
    requestBody: { required: true, content: json({ type: 'object', required, properties }) },
    responses: { '200': { description: 'Seen.' } },
  },
});
const withHook = {
  before: (_: unknown, draft: Draft) => {
    draft.webhooks = { made: hook({ id: string(), name: string() }, ['id']) };
  },
};
const body = (draft: Draft) => draft.webhooks.made.post.requestBody.content['application/json'].schema;
const withCallback = {
  before: ({ create }: Draft) => {
    create.callbacks = { done: { '{$request.body#/url}': hook({ id: string() }) } };
  },
};

/** Callbacks and webhooks, in which the server calls. */
export const hooks: Row[] = [
  {
    change: 'webhook added',
    edit: (_, draft) => {
      draft.webhooks = { made: hook({ id: string() }) };
    },
    verdict: 'minor',
  },
  { change: 'webhook removed', ...withHook, edit: (_, draft) => delete draft.webhooks, verdict: 'major' },
  {
    change: 'field of a webhook removed',
    ...withHook,
    edit: (_, draft) => delete body(draft).properties.name,
    verdict: 'major',
  },
  {
    change: 'field of a webhook added',
    ...withHook,
    edit: (_, draft) => {
      body(draft).properties.size = string();
      body(draft).required.push('size');
    },
    verdict: 'minor',
  },
  {
    change: 'field of a webhook widened',
    ...withHook,
    edit: (_, draft) => {
      body(draft).properties.name = { type: ['string', 'null'] };
    },
    verdict: 'major',
  },
  {
    change: 'field of a webhook narrowed',
    ...withHook,
    edit: (_, draft) => {
      body(draft).properties.name.maxLength = 5;
    },
    verdict: 'minor',
  },
  {
    change: 'body of a webhook optional',
    ...withHook,
    edit: (_, draft) => delete draft.webhooks.made.post.requestBody.required,
    verdict: 'major',
  },
  {
    change: 'answer to a webhook',
    ...withHook,
    edit: (_, draft) => {
      draft.webhooks.made.post.responses['204'] = { description: 'Seen.' };
    },
    verdict: 'minor',
  },
  {
    change: 'answer to a webhook gone',
    ...withHook,
    edit: (_, draft) => {
      draft.webhooks.made.post.responses = { '204': { description: 'Seen.' } };
    },
    verdict: 'major',
  },
  {
    change: 'callback added',
    edit: ({ create }) => {
      create.callbacks = { done: { '{$request.body#/url}': hook({ id: string() }) } };
    },
    verdict: 'minor',
  },
  { change: 'callback removed', ...withCallback, edit: ({ create }) => delete create.callbacks, verdict: 'major' },
  {
    change: 'field of a callback widened',
    ...withCallback,
    edit: ({ create }) => {
      create.callbacks.done['{$request.body#/url}'].post.requestBody.content['application/json'].schema.properties.id =
        { type: 'integer' };
    },
    verdict: 'major',
  },
];
