import { describe, expect, it, test } from 'vitest';
import { clientOf, created, input, rejectionOf, token } from '../test/client-of.ts';
import { readAnswer } from './answer.ts';
import type { Call } from './call.ts';
import { failOf } from './fail.ts';
import {
  ApiError,
  DliError,
  NetworkError,
  SoftFailureError,
  UnexpectedAnswerError,
  UnknownOutcomeError,
} from './index.ts';

const json = (body: unknown, status: number, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const text = (body: string, status: number, headers = {}) => new Response(body, { status, headers });
const html = '<html><body>Bad gateway</body></html>';
const envelope = { error_code: 'DLI.0001', error_msg: 'body.name is required' };
const whole = JSON.stringify(created);

const empty = 'the body is empty';
const noObject = 'the body is not a JSON object';
const noBoolean = 'is_success is not a boolean';
const noEnvelope = 'the body is not an error envelope';
const undocumented = 'the status is not documented';
const redirect = 'redirects are not followed';

/** The own fields and the class of the error with which a create rejects for an answer. */
async function failureOf(answer: Response) {
  const error = await rejectionOf(clientOf(async () => answer).createEnhancedConnection(input));
  expect(error).toBeInstanceOf(DliError);
  const { operationId, retryable, mayHaveHappened, ...fields } = error as DliError;
  expect(operationId).toBe('createEnhancedConnection');
  return { type: (error as DliError).constructor, fields };
}

/** Status and body of an answer, and the problem with it. The excerpt is the body. */
const unexpected: [number, string | null, string][] = [
  [201, '', empty],
  [201, null, empty],
  [201, '  \n', noObject],
  [201, html, noObject],
  [201, '{"is_success":true,"mess', noObject],
  [201, 'null', noObject],
  [201, '[]', noObject],
  [201, '"created"', noObject],
  [201, '0', noObject],
  [201, '{"is_success":"false"}', noBoolean],
  [201, '{"is_success":null}', noBoolean],
  [201, '{"is_success":0}', noBoolean],
  [201, '{}', 'the body lacks is_success, message, connection_id'],
  [201, JSON.stringify(envelope), 'the body lacks is_success, message, connection_id'],
  [201, '{"is_success":true,"message":""}', 'the body lacks connection_id'],
  [201, '{"is_success":true,"message":"","connection_id":null}', 'the body lacks connection_id'],
  [200, html, undocumented],
  [200, whole, undocumented],
  [202, whole, undocumented],
  [202, '{"is_success":false}', undocumented],
  [204, null, undocumented],
  [302, null, redirect],
  [304, null, redirect],
  [307, whole, redirect],
  [400, whole, noEnvelope],
  [400, '{"error_code":"DLI.0001"}', noEnvelope],
  [400, '{"error_code":{},"error_msg":"x"}', noEnvelope],
  [400, '{"code":"c","message":1}', noEnvelope],
  [400, '{"a":{"b":{"c":{"code":"c","message":"m"}}}}', noEnvelope],
  [400, 'null', noEnvelope],
  [404, JSON.stringify([envelope]), noEnvelope],
  [418, 'teapot', noEnvelope],
  [500, '', empty],
  [500, null, empty],
  [500, '{"error_code":"DLI.09', noEnvelope],
  [501, html, noEnvelope],
];

test.each(unexpected)('%i with %s is an UnexpectedAnswerError', async (status, body, reason) => {
  expect(await failureOf(new Response(body, { status }))).toEqual({
    type: UnexpectedAnswerError,
    fields: { name: 'UnexpectedAnswerError', status, reason, excerpt: body ?? '' },
  });
});

/** Answers that need more than a status and a body, with the status, the reason and the excerpt of their error. */
const odd: [string, () => Response, number, string, string][] = [
  ['a 201 of content-length 0', () => text('', 201, { 'content-length': '0' }), 201, empty, ''],
  ['a 500 of content-length 0', () => text('', 500, { 'content-length': '0' }), 500, empty, ''],
  ['a redirect that the browser hides', () => Response.error(), 0, redirect, ''],
  ['a long page', () => text('x'.repeat(1000), 500), 500, noEnvelope, 'x'.repeat(200)],
  ['JSON too deep to be read twice', () => text('['.repeat(1e5), 500), 500, noEnvelope, '['.repeat(200)],
];

test.each(odd)('%s is an UnexpectedAnswerError', async (_name, answer, status, reason, excerpt) => {
  expect(await failureOf(answer())).toEqual({
    type: UnexpectedAnswerError,
    fields: { name: 'UnexpectedAnswerError', status, reason, excerpt },
  });
});

test.each([
  [{ is_success: false, message: 'no quota' }, 'no quota'],
  [{ ...created, is_success: false }, ''],
  [{ is_success: false }, ''],
  [{ is_success: false, message: 1 }, ''],
])('201 with %j is a SoftFailureError', async (body, serviceMessage) => {
  expect(await failureOf(json(body, 201))).toEqual({
    type: SoftFailureError,
    fields: { name: 'SoftFailureError', status: 201, serviceMessage },
  });
});

test.each([
  [400, { request_id: 'r1' }, {}, 'r1'],
  [400, { request_id: 'r1' }, { 'x-request-id': 'r2' }, 'r1'],
  [400, {}, { 'x-request-id': 'r2' }, 'r2'],
  [401, {}, {}, undefined],
  [429, { added_later: 1 }, {}, undefined],
  [500, created, {}, undefined],
])('%i with an envelope and %j is an ApiError', async (status, more, headers, request_id) => {
  expect(await failureOf(json({ ...envelope, ...more }, status, headers))).toEqual({
    type: ApiError,
    fields: { name: 'ApiError', status, ...envelope, request_id },
  });
});

test.each<[string, unknown, string]>([
  ['the identity service', { error: { code: 401, message: 'no', title: 'Unauthorized' } }, '401'],
  ['the identity service, with a text', { error: { code: 'IAM.0001', message: 'no' } }, 'IAM.0001'],
  ['another service', { code: 'X.1', message: 'no' }, 'X.1'],
  ['a gateway', { errorCode: 'X.1', errorMsg: 'no' }, 'X.1'],
  ['a gateway that wraps', { error: { error_code: 'X.1', error_msg: 'no' } }, 'X.1'],
  ['one with several', { error: 'x', message: 'other', error_msg: 'no', error_code: 'X.1' }, 'X.1'],
])('an error of %s has its code and its words', async (_name, body, error_code) => {
  expect(await failureOf(json(body, 403, { 'x-request-id': 'r' }))).toEqual({
    type: ApiError,
    fields: { name: 'ApiError', status: 403, error_code, error_msg: 'no', request_id: 'r' },
  });
  // Only the envelope of the service says that nothing was done.
  const error = await rejectionOf(clientOf(async () => json(body, 503)).createEnhancedConnection(input));
  expect(error).toBeInstanceOf('error_code' in (body as object) ? ApiError : UnknownOutcomeError);
});

test.each([
  ['an envelope', () => json(envelope, 502), ApiError],
  ['a page', () => text(html, 503), UnexpectedAnswerError],
  ['nothing', () => text('', 504), UnexpectedAnswerError],
])('a 502, 503 or 504 with %s leaves open whether a create was done', async (_name, answer, type) => {
  const client = clientOf(async () => answer());
  const error = await rejectionOf(client.createEnhancedConnection(input));
  expect(error).toBeInstanceOf(UnknownOutcomeError);
  expect(error).toMatchObject({ retryable: false, mayHaveHappened: true });
  expect((error as Error).cause).toBeInstanceOf(type);
  const read = await rejectionOf(client.showEnhancedConnection({ connection_id: 'c1' }));
  expect(read).toBeInstanceOf(type);
  expect(read).toMatchObject({ retryable: true, mayHaveHappened: false });
});

test('a 503 in the envelope of the service says that nothing was done', async () => {
  const error = await rejectionOf(clientOf(async () => json(envelope, 503)).createEnhancedConnection(input));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 503, retryable: true, mayHaveHappened: false });
});

test('the body of a documented success is the result, as sent', async () => {
  const sent = { ...created, added_later: 1 };
  expect(await clientOf(async () => json(sent, 201)).createEnhancedConnection(input)).toEqual(sent);
});

test('a documented success without a body has no value, and a body is not taken for it', async () => {
  const row: Call['row'] = ['POST', '/x', 'once', { 200: null, 204: null }, 'required'];
  const redact = (text: string) => text;
  const operationId = 'createEnhancedConnection';
  // The check uses no more of a call.
  const call = { operationId, row, redact, fail: failOf(operationId, 'once', redact) } as Call;
  expect(await readAnswer(call, new Response(null, { status: 204 }), '')).toBe(undefined);
  expect(await readAnswer(call, new Response(''), '')).toBe(undefined);
  await expect(readAnswer(call, new Response(html), html)).rejects.toThrow('the body is not empty');
});

test('a body that breaks off is a network failure', async () => {
  for (const status of [201, 500]) {
    const cause = new Error('reset');
    const body = new ReadableStream({ pull: (controller) => controller.error(cause) });
    const client = clientOf(async () => new Response(body, { status }));
    const error = await rejectionOf(client.showEnhancedConnection({ connection_id: 'c1' }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ cause, retryable: true, mayHaveHappened: false });
  }
});

describe('a token that the answer echoes', () => {
  const echoes: [string, Response][] = [
    ['a page', text(`X-Auth-Token: ${token}`, 500)],
    ['a page that is cut within the token', text('x'.repeat(190) + token, 500)],
    ['JSON', json({ headers: { 'X-Auth-Token': token } }, 500)],
    ['an envelope', json({ error_code: 'APIGW.0301', error_msg: `decrypt token fail: ${token}` }, 401)],
    ['a soft failure', json({ is_success: false, message: token }, 201)],
    ['a 2xx', text(token, 200)],
  ];

  it.each(echoes)('is not in the error: %s', async (_name, answer) => {
    const error = (await rejectionOf(clientOf(async () => answer).createEnhancedConnection(input))) as DliError;
    const shown = [error.message, error.stack, String(error), JSON.stringify(error)].join('\n');
    expect(shown).toContain('[se');
    expect(shown).not.toContain(token.slice(0, 8));
  });

  it('is kept if it is as short as a word', async () => {
    const client = clientOf(async () => json({ error_code: 'APIGW.0301', error_msg: 'x-auth-token not found' }, 401), {
      credentials: 'token',
    });
    expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({
      error_msg: 'x-auth-token not found',
    });
  });
});
