/** Failures of the functions that a caller gives: `fetch` and the source of tokens. */
import { expect, test } from 'vitest';
import { created, input, rejectionOf } from '../test/client-of.ts';
import { virtualClock } from '../test/virtual-clock.ts';
import { type Authorizer, createDliClient, type Target } from './index.ts';
import { createRawClient } from './raw.ts';

const place = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'a-token' };

test('a fetch that returns no Response is named', async () => {
  const ofTests = { ok: false, status: 404, text: async () => '{"error_code":"DLI.0002","error_msg":"no"}' };
  const jsonAlone = { ok: true, status: 200, headers: new Headers(), json: async () => created };
  for (const answer of [undefined, 'text', { status: 200, data: {} }, ofTests, jsonAlone]) {
    const client = createDliClient({
      ...place,
      retry: { baseMs: 1 },
      fetch: (async () => answer) as unknown as Target,
    });
    const named = { message: expect.stringContaining('fetch must resolve to a Response') as string };
    expect(await rejectionOf(client.showEnhancedConnection({ connection_id: 'c1' }))).toMatchObject(named);
    const raw = createRawClient({ ...place, fetch: (async () => answer) as unknown as Target });
    const params = { path: { project_id: 'p1' } };
    const call = raw.GET('/v2.0/{project_id}/datasource/enhanced-connections', { params });
    expect(await rejectionOf(call)).toMatchObject({ name: 'TypeError', ...named });
  }
});

/** Credentials of one's own that are refused, and may ask elsewhere if there are new ones. */
const listWith = (refused: Authorizer['refused'], clock = virtualClock()) => {
  const statuses = [401, 200];
  const body = { connections: [], count: 0, is_success: true, message: '' };
  const fetch = async () => Response.json(body, { status: statuses.shift() ?? 500 });
  const credentials = { authorize: () => {}, refused, secrets: () => [] };
  const client = createDliClient({ ...place, credentials, fetch, retry: false, timeoutMs: 50, clock });
  return clock.until(client.listEnhancedConnections());
};

test('an async refused of an authorizer is awaited, within the time of the call', async () => {
  expect(await listWith(async () => true)).toMatchObject({ count: 0 });
  expect(await rejectionOf(listWith(async () => false))).toMatchObject({ status: 401 });
  const lost = new Error('no vault');
  expect(await rejectionOf(listWith(() => Promise.reject(lost)))).toBe(lost);
  expect(await rejectionOf(listWith(() => new Promise(() => {})))).toMatchObject({
    name: 'TimeoutError',
    timeoutMs: 50,
  });
});

test('an answer whose text is not a string is unexpected', async () => {
  const answer = { ok: true, status: 200, headers: new Headers(), text: async () => created };
  const client = createDliClient({ ...place, fetch: (async () => answer) as unknown as Target });
  expect(await rejectionOf(client.showEnhancedConnection({ connection_id: 'c1' }))).toMatchObject({
    name: 'UnexpectedAnswerError',
    reason: 'the body is not a JSON object',
  });
});

test('anything may be thrown where a request is made', async () => {
  for (const thrown of [undefined, null, 5, Symbol('x'), Object.create(null), { message: 5 }, { code: 'E' }]) {
    const fail = () => {
      throw thrown;
    };
    const call = (more: object) => createDliClient({ ...place, retry: false, ...more }).listEnhancedConnections();
    expect(await rejectionOf(call({ credentials: fail }))).toMatchObject({
      name: 'CredentialsError',
      message: 'listEnhancedConnections: there are no credentials: no Error was thrown',
    });
    expect(await rejectionOf(call({ fetch: fail }))).toMatchObject({
      name: 'NetworkError',
      message: expect.stringContaining('dli.test:80: no Error was thrown') as string,
    });
  }
  const call = createDliClient({ ...place, credentials: () => Promise.reject('no vault') }).listEnhancedConnections();
  expect(await rejectionOf(call)).toMatchObject({
    message: 'listEnhancedConnections: there are no credentials: no vault',
  });
});

test('an unknown outcome names the answer behind it', async () => {
  const client = createDliClient({ ...place, fetch: async () => new Response('<html>', { status: 502 }) });
  expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({
    message:
      'createEnhancedConnection: it may or may not be done: unexpected answer with status 502: the body is not an error envelope',
  });
});

test('a failing source of tokens gives its reason', async () => {
  const credentials = async () => Promise.reject(new Error('IAM is away'));
  const client = createDliClient({ ...place, credentials });
  expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({
    message: 'createEnhancedConnection: there are no credentials: IAM is away',
  });
});
