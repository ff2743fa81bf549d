import { createServer as createHttp } from 'node:http';
import { createServer, type Server } from 'node:net';
import { portOf } from '@dli-connections/lab/port';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { input, rejectionOf } from '../test/client-of.ts';
import { createDliClient } from './index.ts';
import { describeFailure } from './network.ts';
import { noAnswer, refused, untouched } from './outcome.ts';

/** The status assumed for a failure. */
const statusOf = (cause: unknown) => describeFailure('', cause, 1, false)[0];

const place = { endpoint: 'http://dli.test', projectId: 'p1', credentials: 'a-token' };

describe('an unreachable host is named, with the cause and the number of attempts', () => {
  const listen = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return portOf(server);
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
      /, 1 attempt; Node uses HTTPS_PROXY only with NODE_USE_ENV_PROXY=1$/,
    );
    vi.unstubAllEnvs();
  });

  test('https where http is spoken', async () => {
    const port = await listen(createHttp());
    expect(await messageAt(`https://127.0.0.1:${port}`)).toBe(
      `could not reach 127.0.0.1:${port}: the server speaks no TLS, http:// may be right (ERR_SSL_WRONG_VERSION_NUMBER), 1 attempt`,
    );
  });

  test('a port that fetch blocks, which no repetition reaches', async () => {
    expect(await messageAt('http://127.0.0.1:1', 4)).toBe('could not reach 127.0.0.1:1: bad port, 1 attempt');
    const client = createDliClient({ ...place, endpoint: 'http://127.0.0.1:1' });
    for (const call of [client.createEnhancedConnection(input), client.showEnhancedConnection({ connection_id: 'c1' })])
      expect(await rejectionOf(call)).toMatchObject({ name: 'NetworkError', retryable: false, mayHaveHappened: false });
  });

  test('a create that was never sent is no unknown outcome', async () => {
    const port = await listen(createHttp());
    // Browsers and Node refuse port 1 before they connect.
    for (const endpoint of [`https://127.0.0.1:${port}`, 'http://127.0.0.1:1']) {
      const client = createDliClient({ ...place, endpoint, retry: false });
      const error = await rejectionOf(client.createEnhancedConnection(input));
      expect(error).toMatchObject({ name: 'NetworkError', mayHaveHappened: false });
      expect((error as Error).message).toMatch(/^createEnhancedConnection: could not reach 127\.0\.0\.1:/);
    }
  });

  test('http where TLS is spoken', async () => {
    // The alert that OpenSSL sends for bytes that are not a TLS record.
    const alert = Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46]);
    const port = await listen(createServer((socket) => socket.once('data', () => socket.end(alert))));
    expect(await messageAt(`http://127.0.0.1:${port}`)).toMatch(
      /^no whole answer came from 127\.0\.0\.1:\d+: .+, 1 attempt; https:\/\/ may be right$/,
    );
  });

  test('an answer that breaks off gives no hint at the address', async () => {
    const part = 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"is';
    const port = await listen(createServer((socket) => socket.once('data', () => socket.end(part))));
    expect(await messageAt(`http://127.0.0.1:${port}`)).toMatch(
      /^no whole answer came from 127\.0\.0\.1:\d+: .+, 1 attempt$/,
    );
  });

  test('a connection ends without an answer', async () => {
    const port = await listen(createServer((socket) => socket.once('data', () => socket.destroy())));
    const client = createDliClient({ ...place, endpoint: `http://127.0.0.1:${port}` });
    expect(((await rejectionOf(client.createEnhancedConnection(input))) as Error).message).toMatch(
      /^createEnhancedConnection: it may or may not be done: no whole answer came from 127\.0\.0\.1:\d+: (other side closed|.*reset) \(\w+\), 1 attempt/,
    );
  });
});

const failed = (inner: object) => Object.assign(new TypeError('fetch failed'), { cause: inner });

test.each<[string, unknown]>([
  ['Node', failed({ code: 'ECONNREFUSED' })],
  ['Node, without a name', failed({ code: 'ENOTFOUND' })],
  ['Bun', Object.assign(new TypeError('no'), { code: 'ECONNREFUSED' })],
  ['Node, for a certificate of its own', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
  ['Node, for an unknown issuer', failed({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })],
  ['Node, for a certificate that is out of date', failed({ code: 'CERT_HAS_EXPIRED' })],
  ['Node, for the certificate of another host', failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
  ['Deno', failed(new Error('error sending request: client error (Connect): dns error'))],
])('a connection that was never made is known by the words of %s', (_runtime, cause) => {
  expect(statusOf(cause)).toBe(untouched);
});

test.each<[string, unknown]>([
  ['a reset', failed({ code: 'ECONNRESET' })],
  ['a socket that closed', failed({ code: 'UND_ERR_SOCKET' })],
  ['an alert of the server', failed({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' })],
  ['a browser', new TypeError('Failed to fetch')],
  ['nothing', undefined],
  ['a text', 'ECONNREFUSED'],
])('of %s that is not known', (_name, cause) => {
  expect(statusOf(cause)).toBe(noAnswer);
});

test('a blocked port is not tried again', () => {
  expect(statusOf(failed(new Error('bad port')))).toBe(refused);
});

test('a circular cause does not loop', () => {
  const cause: { cause?: unknown } = {};
  cause.cause = cause;
  expect(statusOf(cause)).toBe(noAnswer);
});
