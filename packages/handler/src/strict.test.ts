import { type Incoming, incomingOf } from '@dli-connections/contract/server';
import { sign } from '@dli-connections/signature';
import { expect, test } from 'vitest';
import type { KnownCredentials } from './callers.ts';
import { createExchange, createHandler } from './handler.ts';
import { openSqliteStore } from './store/sqlite.ts';

const time = Date.UTC(2026, 0, 1);
const credentials: KnownCredentials = {
  tokens: [{ token: 'token-of-p1', projects: ['p1'] }],
  access_keys: [{ access_key: 'AK1', secret_key: 'SK1', projects: ['p1', 'p3'] }],
};
const handler = createHandler({ store: openSqliteStore(':memory:'), credentials, now: () => time });
const create = JSON.stringify({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n' });

const listOf = (project: string, headers: Record<string, string>) =>
  new Request(`http://dli.test/v2.0/${project}/datasource/enhanced-connections?limit=1`, { headers });

const createIn = (project: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`http://dli.test/v2.0/${project}/datasource/enhanced-connections`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

const signed = (request: Request, accessKey = 'AK1', secretKey = 'SK1', at = time) =>
  sign(request, { accessKey, secretKey, now: () => at });

/** The request with the head of another. */
const withBody = (request: Request, body: string) =>
  new Request(request.url, { method: request.method, headers: request.headers, body });

const incorrect = 'Incorrect IAM authentication information';

test.each<[string, () => Request | Promise<Request>, number, string | undefined]>([
  ['a token for the project', () => listOf('p1', { 'x-auth-token': 'token-of-p1' }), 200, undefined],
  [
    'a token for another project',
    () => listOf('p2', { 'x-auth-token': 'token-of-p1' }),
    403,
    'The credentials are not for project p2.',
  ],
  [
    'a token that nobody has',
    () => listOf('p1', { 'x-auth-token': 'token-of-p2' }),
    401,
    `${incorrect}: decrypt token fail`,
  ],
  ['no credentials', () => listOf('p1', {}), 401, `${incorrect}: x-auth-token not found`],
  ['a signature', () => signed(listOf('p1', {})), 200, undefined],
  ['a signature for another project of the key', () => signed(listOf('p3', {})), 200, undefined],
  [
    'a signature for a project that the key is not for',
    () => signed(listOf('p2', {})),
    403,
    'The credentials are not for project p2.',
  ],
  ['a signature over a body', () => signed(createIn('p1', create)), 201, undefined],
  [
    'a signature over another body',
    async () => withBody(await signed(createIn('p1', create)), create.replace('"a"', '"b"')),
    401,
    `${incorrect}: verify aksk signature fail`,
  ],
  [
    'a signature with another secret',
    () => signed(listOf('p1', {}), 'AK1', 'SK2'),
    401,
    `${incorrect}: verify aksk signature fail`,
  ],
  [
    'an access key that nobody has',
    () => signed(listOf('p1', {}), 'AK2', 'SK1'),
    401,
    `${incorrect}: ak AK2 not exist`,
  ],
  [
    'a signature that is replayed later',
    () => signed(listOf('p1', {}), 'AK1', 'SK1', time - 15 * 60_000 - 1000),
    401,
    `${incorrect}: verify aksk signature fail, signature expired, X-Sdk-Date is more than 15 minutes from now`,
  ],
  [
    'a token of nobody beside a signature',
    async () => {
      const request = await signed(listOf('p1', {}));
      request.headers.set('x-auth-token', 'token-of-p2');
      return request;
    },
    401,
    `${incorrect}: decrypt token fail`,
  ],
  [
    'a signed body that is not JSON',
    () => signed(createIn('p1', '{')),
    400,
    'body must be JSON (it goes wrong at position 1)',
  ],
  [
    'a signed body over the limit',
    () => signed(createIn('p1', ' '.repeat(12_582_913))),
    413,
    'body must not be larger than 12582912 bytes',
  ],
])('%s', async (_, request, status, error_msg) => {
  const response = await handler(await request());
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(error_msg ? { error_msg } : { is_success: true });
});

/** A create of which nothing but the head may be read. */
function withheld(headers: Headers): Incoming {
  const { method, url } = createIn('p1', create);
  const take = () => Promise.reject(new Error('the body was asked for'));
  const fields = { 'content-type': 'application/json', ...Object.fromEntries(headers) };
  return { method, url: new URL(url), headers: fields, hasBody: true, take };
}

const head = async (accessKey: string, at = time) =>
  (await signed(createIn('p1', create), accessKey, 'SK', at)).headers;
const sm3 = async () => {
  const headers = await head('AK1');
  headers.set('authorization', (headers.get('authorization') ?? '').replace('SDK-HMAC-SHA256', 'SDK-HMAC-SM3'));
  return headers;
};

test.each<[string, () => Headers | Promise<Headers>, string]>([
  ['no credentials', () => new Headers(), 'x-auth-token not found'],
  ['empty credentials', () => new Headers({ 'x-auth-token': '', authorization: '' }), 'x-auth-token not found'],
  ['a token that nobody has', () => new Headers({ 'x-auth-token': 'x' }), 'decrypt token fail'],
  ['a malformed Authorization', () => new Headers({ authorization: 'x' }), 'verify aksk signature fail, header'],
  ['an access key that nobody has', () => head('AK2'), 'ak AK2 not exist'],
  ['a date of yesterday', () => head('AK1', time - 86_400_000), 'signature expired'],
  ['another algorithm', sm3, 'SDK-HMAC-SM3 is not verified here, SDK-HMAC-SHA256 is'],
])('%s is refused without a byte of the body', async (_, headers, problem) => {
  const exchange = createExchange({ store: openSqliteStore(':memory:'), credentials, now: () => time });
  const { status, body } = await exchange(withheld(await headers()));
  expect([status, body]).toEqual([401, expect.stringContaining(problem)]);
});

test('an unknown access key may be refused like a wrong signature', async () => {
  const exchange = createExchange({
    store: openSqliteStore(':memory:'),
    credentials,
    hideAccessKeys: true,
    now: () => time,
  });
  const answers = [];
  for (const key of ['AK1', 'AK2']) {
    answers.push(await exchange(incomingOf(await signed(listOf('p1', {}), key, 'SK-wrong'))));
  }
  expect(answers[0]).toMatchObject({ status: 401 });
  expect(answers[1]).toEqual(answers[0]);
});
