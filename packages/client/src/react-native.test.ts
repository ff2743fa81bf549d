/** The client with the globals of React Native only: all others are removed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { created, input, rejectionOf } from '../test/client-of.ts';
import { ApiError, createDliClient, NetworkError, TimeoutError, UnexpectedAnswerError } from './index.ts';

/** A signal as the polyfill of React Native makes it: no reason, no throwIfAborted. */
class Controller extends EventTarget {
  aborted = false;
  onabort = null;
  get signal() {
    return this;
  }
  abort() {
    this.aborted = true;
    this.dispatchEvent(new Event('abort'));
  }
}

/** An answer as the polyfill makes it: no stream, and a body only as text. */
const textual = (status: number, text: string) =>
  ({ status, ok: status < 300, headers: new Headers(), text: async () => text }) as Response;

const sent: [string, RequestInit][] = [];
let answer: () => Response | Promise<Response>;
const away = ['isWellFormed', 'toWellFormed'] as const;
const had = away.map((name) => String.prototype[name]);

beforeEach(() => {
  sent.length = 0;
  // Like that of React Native, it parses but knows no parts.
  class Url {
    href: string;
    constructor(url: string) {
      if (!/^\w+:\/\//.test(url)) throw new TypeError(`Invalid URL: ${url}`);
      this.href = url;
    }
  }
  const without = ['AbortSignal', 'ReadableStream', 'Blob', 'process', 'crypto', 'structuredClone', 'Request'];
  for (const name of without) vi.stubGlobal(name, undefined);
  vi.stubGlobal('URL', Url);
  vi.stubGlobal('AbortController', Controller);
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push([url, init]);
    return answer();
  });
  for (const name of away) Reflect.deleteProperty(String.prototype, name);
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const [at, name] of away.entries())
    Object.defineProperty(String.prototype, name, { value: had[at], configurable: true, writable: true });
});

const make = (more = {}) =>
  createDliClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any', ...more });
const show = (client = make()) => client.showEnhancedConnection({ connection_id: 'c1' });

test('a create is sent, and a refusal is an error', async () => {
  answer = () => textual(201, JSON.stringify(created));
  expect(await make().createEnhancedConnection(input)).toEqual(created);
  expect(sent).toMatchObject([
    ['http://dli.test/v2.0/p1/datasource/enhanced-connections', { method: 'POST', body: JSON.stringify(input) }],
  ]);
  answer = () => textual(400, '{"error_code":"DLI.0001","error_msg":"no"}');
  expect(await rejectionOf(show())).toBeInstanceOf(ApiError);
  answer = () => textual(500, '<html>\ud800');
  expect(await rejectionOf(show())).toBeInstanceOf(UnexpectedAnswerError);
});

test('a call works without Object.hasOwn', async () => {
  const hasOwn = Object.getOwnPropertyDescriptor(Object, 'hasOwn') ?? {};
  answer = () => textual(201, JSON.stringify(created));
  Reflect.deleteProperty(Object, 'hasOwn');
  try {
    await make().createEnhancedConnection(input);
  } finally {
    // The assertions need it.
    Object.defineProperty(Object, 'hasOwn', hasOwn);
  }
  expect(sent).toHaveLength(1);
});

test('options and inputs are checked', async () => {
  expect(() => make({ endpoint: 'dli.test' })).toThrow(/^endpoint must be a valid URL that begins with/);
  const call = make().showEnhancedConnection({ connection_id: '\ud800' });
  expect(await rejectionOf(call)).toEqual(new TypeError('connection_id must be a well-formed string'));
});

test('signing names what is missing', async () => {
  const call = show(make({ credentials: { accessKey: 'AK', secretKey: 'SK' } }));
  expect(await rejectionOf(call)).toMatchObject({
    name: 'CredentialsError',
    message:
      'showEnhancedConnection: there are no credentials: signing needs crypto.subtle: https, or polyfills of it and of URL',
  });
  expect(sent).toEqual([]);
});

test('a failed connection is a NetworkError with the address', async () => {
  answer = () => Promise.reject(new TypeError('Network request failed'));
  const error = await rejectionOf(show(make({ retry: false })));
  expect(error).toBeInstanceOf(NetworkError);
  expect((error as Error).message).toContain('dli.test:80: Network request failed, 1 attempt');
});

test('the time of a call ends it, and an abort without a reason has one', async () => {
  answer = () => new Promise<Response>(() => {});
  expect(await rejectionOf(show(make({ timeoutMs: 5 })))).toBeInstanceOf(TimeoutError);
  const controller = new Controller();
  // The polyfill is no AbortSignal by its type.
  const signal = controller.signal as unknown as AbortSignal;
  const call = make().listEnhancedConnections({}, { signal });
  controller.abort();
  expect(await rejectionOf(call)).toMatchObject({ name: 'AbortError' });
  expect(await rejectionOf(make().listEnhancedConnections({}, { signal }))).toMatchObject({ name: 'AbortError' });
});
