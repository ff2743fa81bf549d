/** The commonest mistakes, and the messages for them. */
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { created, input, rejectionOf } from '../test/client-of.ts';
import { createDliClient, type DliClientOptions } from './index.ts';

const place = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'a-token' };
const missing =
  'credentials is missing: it takes a token, a function that gets one, or an access key { accessKey, secretKey }, in the core signed({ … })';

/** Options as JavaScript may have them, and the message for each. */
const options: [string, unknown, string][] = [
  [
    'nothing at all',
    undefined,
    'options must be an object of endpoint, region, projectId, credentials, fetch, retry, timeoutMs, validate, clock, onRequest, onResponse',
  ],
  ['no place', { projectId: 'p1', credentials: 'a' }, 'endpoint or region is missing'],
  ['two places', { ...place, region: 'eu-de' }, 'endpoint and region exclude each other'],
  [
    'an address without a scheme',
    { ...place, endpoint: 'dli.test' },
    'endpoint must be a URL that begins with http:// or https://, without credentials, query or fragment',
  ],
  [
    'a misspelt region',
    { projectId: 'p1', credentials: 'a', region: 'eu-dee' },
    'region "eu-dee" is not known, the nearest is "eu-de"; endpoint takes the address of any other',
  ],
  ['no project', { ...place, projectId: undefined }, 'projectId is missing'],
  ['a variable that is not set', { ...place, credentials: undefined }, missing],
  ['an empty variable', { ...place, credentials: '' }, missing],
  [
    'the option of another client',
    { ...place, credentials: undefined, token: 'a-token' },
    'there is no "token" in options, the nearest is "credentials"',
  ],
  [
    'an object of a token',
    { ...place, credentials: { token: 'x' } },
    missing.replace('is missing: it takes', 'must be'),
  ],
  [
    'a token with a line break',
    { ...place, credentials: 'a-token\n' },
    'token must be visible ASCII characters only, without spaces or line breaks',
  ],
  ['a misspelt option', { ...place, retries: 3 }, 'there is no "retries" in options, the nearest is "retry"'],
  [
    'a number of retries',
    { ...place, retry: 5 },
    'retry must be an object of attempts, baseMs, maxMs, attemptTimeoutMs',
  ],
  [
    'a misspelt option of retry',
    { ...place, retry: { attempt: 5 } },
    'there is no "attempt" in retry, the nearest is "attempts"',
  ],
  [
    'a time that is a text',
    { ...place, timeoutMs: '5000' },
    'timeoutMs must be a number of milliseconds, more than 0 and at most 2147483647',
  ],
  ['a fetch that is none', { ...place, fetch: {} }, 'fetch must be a function'],
];

test.each(options)('%s is refused', (_name, given, message) => {
  expect(() => createDliClient(given as DliClientOptions)).toThrow(new TypeError(message));
});

test('a misspelt option of waiting is refused', async () => {
  const wait = createDliClient(place).waitUntilActive as (...args: unknown[]) => Promise<unknown>;
  expect(await rejectionOf(wait('c1', { peer: 'q1' }))).toEqual(
    new TypeError('there is no "peer" in the options of waitUntilActive, the nearest is "peers"'),
  );
});

test.each<[string, unknown, unknown, string]>([
  ['no id', {}, {}, 'connection_id is missing'],
  ['an id that is not set', { connection_id: undefined }, {}, 'connection_id is missing'],
  [
    'a misspelt option of a call',
    { connection_id: 'c1' },
    { timeout: 1 },
    'there is no "timeout" in the options of a call, the nearest is "timeoutMs"',
  ],
  [
    'a controller for a signal',
    { connection_id: 'c1' },
    { signal: new AbortController() },
    'signal must be an AbortSignal',
  ],
])('a call with %s is refused', async (_name, given, callOptions, message) => {
  const client = createDliClient({ ...place, fetch: async () => Response.json(created) });
  const call = client.showEnhancedConnection as (...args: unknown[]) => Promise<unknown>;
  expect(await rejectionOf(call(given, callOptions))).toEqual(new TypeError(message));
});

describe('an unreachable host is named, with the cause and the number of attempts', () => {
  const listen = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  };
  const messageAt = async (endpoint: string, attempts = 1) => {
    const client = createDliClient({ ...place, endpoint, retry: { attempts, baseMs: 1 } });
    const error = await rejectionOf(client.showEnhancedConnection({ connection_id: 'c1' }));
    return (error as Error).message.replace('showEnhancedConnection: ', '');
  };

  test('nothing listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await messageAt(`http://127.0.0.1:${port}`, 3)).toBe(
      `could not reach 127.0.0.1:${port}: connection refused (ECONNREFUSED), 3 attempts`,
    );
  });

  test('the host is unknown, with a hint at proxies', async () => {
    const known = /^could not reach nowhere\.invalid:443: unknown host \((ENOTFOUND|EAI_AGAIN)\), 1 attempt/;
    expect(await messageAt('https://nowhere.invalid')).toMatch(known);
    vi.stubEnv('HTTPS_PROXY', 'http://proxy.test:3128');
    expect(await messageAt('https://nowhere.invalid')).toMatch(
      /, 1 attempt; HTTPS_PROXY is set, which Node heeds with NODE_USE_ENV_PROXY=1 only$/,
    );
    vi.unstubAllEnvs();
  });

  test('https where http is spoken', async () => {
    const port = await listen(createHttp());
    expect(await messageAt(`https://127.0.0.1:${port}`)).toBe(
      `could not reach 127.0.0.1:${port}: the server speaks no TLS, http:// may be right (ERR_SSL_WRONG_VERSION_NUMBER), 1 attempt`,
    );
  });

  test('http where TLS is spoken', async () => {
    // The alert that OpenSSL sends for bytes that are no TLS record.
    const alert = Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46]);
    const port = await listen(createServer((socket) => socket.once('data', () => socket.end(alert))));
    expect(await messageAt(`http://127.0.0.1:${port}`)).toMatch(
      /^no whole answer came from 127\.0\.0\.1:\d+: .+, 1 attempt; where the server speaks TLS, the endpoint must begin with https:\/\/$/,
    );
  });

  test('a connection ends without an answer', async () => {
    const port = await listen(createServer((socket) => socket.once('data', () => socket.destroy())));
    const client = createDliClient({ ...place, endpoint: `http://127.0.0.1:${port}` });
    expect(((await rejectionOf(client.createEnhancedConnection(input))) as Error).message).toMatch(
      /^createEnhancedConnection: it may or may not be done: no whole answer came from 127\.0\.0\.1:\d+: connection (closed|reset) \(\w+\), 1 attempt/,
    );
  });
});

test('an outcome that is unknown says by which answer', async () => {
  const client = createDliClient({ ...place, fetch: async () => new Response('<html>', { status: 502 }) });
  expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({
    message:
      'createEnhancedConnection: it may or may not be done: unexpected answer with status 502: the body is not an error envelope',
  });
});

test('a source of tokens that fails says why', async () => {
  const credentials = async () => Promise.reject(new Error('IAM is away'));
  const client = createDliClient({ ...place, credentials });
  expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({
    message: 'createEnhancedConnection: there are no credentials: IAM is away',
  });
});
