import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { createOf, row } from './short.ts';

const hook = (id: unknown) => ({
  post: {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { type: 'object', required: ['id'], properties: { id } } } },
    },
    responses: {
      200: {
        description: 'Seen.',
        content: { 'application/json': { schema: { type: 'object', properties: { ok: { type: 'boolean' } } } } },
      },
    },
  },
});
const text = { type: 'string' };
const withHook = (draft: Draft) => {
  draft.webhooks = { made: hook(text) };
};

/** Calls of the server. */
export const calls: Row[] = [
  row(
    'webhook: required field of the call no longer required',
    'major',
    (draft) => {
      draft.webhooks.made.post.requestBody.content['application/json'].schema.required = [];
    },
    withHook,
  ),
  row(
    'webhook: value of the call narrowed',
    'minor',
    (draft) => {
      draft.webhooks.made = hook({ ...text, maxLength: 3 });
    },
    withHook,
  ),
  row(
    'webhook: required field of the answer',
    'major',
    (draft) => {
      draft.webhooks.made.post.responses['200'].content['application/json'].schema.required = ['ok'];
    },
    withHook,
  ),
  row(
    'webhook: optional field of the answer',
    'minor',
    (draft) => {
      draft.webhooks.made.post.responses['200'].content['application/json'].schema.properties.more = text;
    },
    withHook,
  ),
  row(
    'webhook: header of the call',
    'minor',
    (draft) => {
      draft.webhooks.made.post.parameters = [{ name: 'X-Event', in: 'header', required: true, schema: text }];
    },
    withHook,
  ),
  row(
    'webhook: header of the call gone',
    'major',
    (draft) => delete draft.webhooks.made.post.parameters,
    (draft) => {
      withHook(draft);
      draft.webhooks.made.post.parameters = [{ name: 'X-Event', in: 'header', required: true, schema: text }];
    },
  ),
  row(
    'webhook: renamed',
    'major',
    (draft) => {
      draft.webhooks = { done: draft.webhooks.made };
    },
    withHook,
  ),
  row(
    'callback: of another method',
    'major',
    (draft) => {
      createOf(draft).callbacks.done['{$request.body#/url}'] = { put: hook(text).post };
    },
    (draft) => {
      createOf(draft).callbacks = { done: { '{$request.body#/url}': hook(text) } };
    },
  ),
  row(
    'callback: value of the call widened',
    'major',
    (draft) => {
      createOf(draft).callbacks.done['{$request.body#/url}'] = hook({ type: ['string', 'null'] });
    },
    (draft) => {
      createOf(draft).callbacks = { done: { '{$request.body#/url}': hook(text) } };
    },
  ),
  row(
    'callback: optional field of the call',
    'minor',
    (draft) => {
      createOf(draft).callbacks.done['{$request.body#/url}'].post.requestBody.content[
        'application/json'
      ].schema.properties.more = text;
    },
    (draft) => {
      createOf(draft).callbacks = { done: { '{$request.body#/url}': hook(text) } };
    },
  ),
];
