import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { answerOf, createOf, listOf, read, refTo, row, schemasOf, sent, showOf } from './short.ts';

const text = (more = {}) => ({ type: 'string', ...more });
const hook = (more = {}) => ({
  post: {
    parameters: [{ name: 'X-Event', in: 'header', required: true, schema: text({ enum: ['made', 'gone'] }) }],
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: {
      200: { description: 'Seen.', headers: { 'X-Receipt': { schema: text() } } },
      410: { description: 'No more.' },
    },
    ...more,
  },
});
const serveAt = (path: string) => (draft: Draft) => {
  draft.servers[0].url = `https://things.example.org/${path}`;
};
const moved = (change: string, verdict: Row['verdict'], from: string, to: string) =>
  row(change, verdict, serveAt(to), serveAt(from));
const called = (draft: Draft) => createOf(draft).callbacks.done['{$request.body#/url}'].post;
const withCall = (draft: Draft) => {
  createOf(draft).callbacks = { done: { '{$request.body#/url}': hook() } };
};
const call = (
  change: string,
  verdict: Row['verdict'],
  edit: (post: Draft) => unknown,
  before?: (post: Draft) => unknown,
) =>
  row(
    `call: ${change}`,
    verdict,
    (draft) => edit(called(draft)),
    (draft) => {
      withCall(draft);
      before?.(called(draft));
    },
  );
const receipt = (post: Draft) => post.responses[200].headers['X-Receipt'];
const file = (draft: Draft) => createOf(draft).requestBody.content['multipart/form-data'];
const form = (headers: unknown) => (draft: Draft) => {
  const schema = { type: 'object', properties: { file: text() } };
  createOf(draft).requestBody.content = { 'multipart/form-data': { schema, encoding: { file: { headers } } } };
};
const card = (more = {}) => ({ type: 'object', required: ['kind'], properties: { kind: { const: 'card' }, ...more } });
const bill = { type: 'object', required: ['kind'], properties: { kind: { const: 'bill' } } };
const choice = (draft: Draft, more = {}) => {
  schemasOf(draft).Card = card(more);
  const schema = { oneOf: [refTo('Card'), structuredClone(bill)] };
  sent(draft, schema);
  read(draft, structuredClone(schema));
};
/** A field of one branch of a choice, that a request and an answer have. */
const inBranch = (change: string, verdict: Row['verdict'], one: object, other: object) =>
  row(
    `choice: ${change}`,
    verdict,
    (draft) => choice(draft, other),
    (draft) => choice(draft, one),
  );

/** Kinds of change from public bug reports about such tools. */
export const reported: Row[] = [
  call('value of a header gone', 'minor', (post) => post.parameters[0].schema.enum.pop()),
  call('value of a header new', 'major', (post) => post.parameters[0].schema.enum.push('moved')),
  call('header no longer promised', 'major', (post) => delete post.parameters[0].required),
  call('header of the answer needed', 'major', (post) => Object.assign(receipt(post), { required: true })),
  call(
    'header of the answer no longer needed',
    'minor',
    (post) => delete receipt(post).required,
    (post) => Object.assign(receipt(post), { required: true }),
  ),
  call('header of the answer new', 'minor', (post) =>
    Object.assign(post.responses[200].headers, { 'X-More': { schema: text() } }),
  ),
  call('header of the answer new and needed', 'major', (post) =>
    Object.assign(post.responses[200].headers, { 'X-More': { required: true, schema: text() } }),
  ),
  call('header of the answer narrowed', 'major', (post) => Object.assign(receipt(post).schema, { maxLength: 3 })),
  call('status of the answer gone', 'major', (post) => delete post.responses[410]),
  call('second type of the body', 'major', ({ requestBody: { content } }) => {
    content['application/xml'] = content['application/json'];
  }),
  call(
    'second type of the answer',
    'minor',
    ({ responses: { 200: seen } }) => {
      seen.content['text/plain'] = { schema: text() };
    },
    (post) => {
      post.responses[200].content = { 'application/json': { schema: text() } };
    },
  ),
  call(
    'other credentials',
    'major',
    (post) => Object.assign(post, { security: [{ token: [] }] }),
    (post) => Object.assign(post, { security: [{ signature: [] }] }),
  ),
  call('credentials for the first time', 'minor', (post) => Object.assign(post, { security: [{ token: [] }] })),
  call(
    'credentials in another order',
    'patch',
    (post) => post.security.reverse(),
    (post) => Object.assign(post, { security: [{ token: [] }, { signature: [] }] }),
  ),
  row(
    'header of a part narrowed',
    'major',
    form({ 'X-Sum': { schema: text({ maxLength: 3 }) } }),
    form({ 'X-Sum': { schema: text() } }),
  ),
  row(
    'header of a part widened',
    'minor',
    form({ 'X-Sum': { schema: text() } }),
    form({ 'X-Sum': { schema: text({ maxLength: 3 }) } }),
  ),
  row(
    'header of a part in capitals',
    'patch',
    (draft) => {
      file(draft).encoding.file.headers = { 'X-SUM': { schema: text() } };
    },
    form({ 'X-Sum': { schema: text() } }),
  ),
  row(
    'access: credentials for those who want to',
    'minor',
    (draft) => {
      showOf(draft).security = [{}, { token: [] }];
    },
    (draft) => {
      showOf(draft).security = [];
    },
  ),
  moved('server: escape that need not be', 'patch', '%7Ea', '~a'),
  moved('server: escape that has to be', 'major', 'a%2Fb', 'a/b'),
  row(
    'reference with signs escaped',
    'patch',
    (draft) => {
      schemasOf(draft).Thing.properties.note = refTo('A%20note');
    },
    (draft) => {
      schemasOf(draft)['A note'] = text();
    },
  ),
  row(
    'schema narrowed behind a reference with signs escaped',
    'major',
    (draft) => {
      schemasOf(draft)['A note'].maxLength = 5;
    },
    (draft) => {
      schemasOf(draft)['A note'] = text();
      sent(draft, refTo('A%20note'));
    },
  ),
  row(
    'reference to the schema of another answer',
    'patch',
    (draft) => {
      const place =
        '#/paths/~1v1~1%7Bproject_id%7D~1things~1%7Bthing_id%7D/get/responses/200/content/application~1json/schema';
      listOf(draft).responses['200'].content['application/json'].schema = { $ref: place };
    },
    (draft) => {
      listOf(draft).responses['200'].content['application/json'].schema = refTo('Thing');
    },
  ),
  inBranch('default of a field', 'major', { zone: text({ default: 'a' }) }, { zone: text({ default: 'b' }) }),
  inBranch('default for the first time', 'minor', { zone: text() }, { zone: text({ default: 'a' }) }),
  inBranch('field deprecated', 'minor', { zone: text() }, { zone: text({ deprecated: true }) }),
  inBranch('read-only field', 'minor', {}, { made: text({ readOnly: true }) }),
  inBranch('write-only field', 'minor', {}, { secret: text({ writeOnly: true }) }),
  inBranch('field no longer write-only', 'minor', { secret: text({ writeOnly: true }) }, { secret: text() }),
  inBranch('field became read-only', 'major', { made: text() }, { made: text({ readOnly: true }) }),
  inBranch(
    'limit of a read-only field',
    'minor',
    { made: text({ readOnly: true }) },
    { made: text({ readOnly: true, maxLength: 5 }) },
  ),
  inBranch(
    'limit of a write-only field',
    'major',
    { secret: text({ writeOnly: true }) },
    { secret: text({ writeOnly: true, maxLength: 5 }) },
  ),
  row(
    'image: schema of its bytes gone',
    'patch',
    (draft) => {
      answerOf(draft).content['image/png'] = {};
    },
    (draft) => {
      answerOf(draft).content['image/png'] = { schema: text({ format: 'binary' }) };
    },
  ),
  row(
    'image: type of its bytes alone',
    'patch',
    (draft) => {
      answerOf(draft).content['image/png'] = { schema: text() };
    },
    (draft) => {
      answerOf(draft).content['image/png'] = { schema: text({ format: 'binary' }) };
    },
  ),
  row(
    'image: bytes limited',
    'minor',
    (draft) => {
      answerOf(draft).content['image/png'] = { schema: { maxLength: 9 } };
    },
    (draft) => {
      answerOf(draft).content['image/png'] = {};
    },
  ),
  row(
    '3.0 to 3.1, binary content written anew',
    'patch',
    (draft) => {
      draft.openapi = '3.1.1';
      file(draft).schema.properties = {
        file: { contentMediaType: 'application/octet-stream' },
        thumb: text({ contentEncoding: 'base64' }),
      };
    },
    (draft) => {
      draft.openapi = '3.0.4';
      form({})(draft);
      file(draft).schema.properties = { file: text({ format: 'binary' }), thumb: text({ format: 'byte' }) };
      delete file(draft).encoding;
    },
  ),
];
