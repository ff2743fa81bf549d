import type { Draft } from '../edit.ts';
import { ok, type Row, string } from './row.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
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

/** Writes the media type of a body as a range. */
const toRange = (holder: Draft) => {
  holder.content = { 'application/*': holder.content['application/json'] };
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
  {
    change: 'callback under another name',
    ...withCallback,
    edit: ({ create }) => {
      create.callbacks = { ended: create.callbacks.done };
    },
    verdict: 'patch',
  },
  {
    change: 'callback under two other names',
    ...withCallback,
    edit: ({ create }) => {
      create.callbacks = { ended: create.callbacks.done, failed: create.callbacks.done };
    },
    verdict: 'minor',
  },
  {
    change: 'address of a callback',
    ...withCallback,
    edit: ({ create }) => {
      create.callbacks.done = { '{$request.body#/hook}': create.callbacks.done['{$request.body#/url}'] };
    },
    verdict: 'major',
  },
  {
    change: 'body in the answer to a webhook',
    ...withHook,
    edit: (_, draft) => {
      for (const status of Object.keys(draft.webhooks.made.post.responses))
        draft.webhooks.made.post.responses[status] = ok;
    },
    verdict: 'major',
  },
  {
    change: 'range of media types of a callback narrowed',
    before: (parts) => {
      withCallback.before(parts);
      toRange(parts.create.callbacks.done['{$request.body#/url}'].post.requestBody);
    },
    edit: ({ create }) => {
      const { content } = create.callbacks.done['{$request.body#/url}'].post.requestBody;
      content['application/json'] = content['application/*'];
      delete content['application/*'];
    },
    verdict: 'minor',
  },
  {
    change: 'range of media types of a callback',
    ...withCallback,
    edit: ({ create }) => toRange(create.callbacks.done['{$request.body#/url}'].post.requestBody),
    verdict: 'major',
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
