import { operations } from '@dli-connections/contract';
import { type Exchange, readBody } from '@dli-connections/contract/server';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { answer, bodyOf, json } from '../test/exchanges.ts';
import { exchange, until, writeForEver } from '../test/socket.ts';
import { type Served, serve } from './index.ts';

const shape = operations.createEnhancedConnection.body;
const post = (headers: string, body = '') =>
  `POST /x HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`;

/** Bodies as the exchange read them. */
const seen: unknown[] = [];

/** Answers as the servers of this API do: from the contract's own reading of the body. */
const reading: Exchange = async (request) => {
  const body = await readBody(request, shape);
  seen.push(body);
  return json(body, body.ok ? 201 : body.status);
};

let served: Served | undefined;
const errors: unknown[] = [];
async function start(target: Exchange): Promise<Served> {
  served = await serve(target, {
    port: 0,
    setting: 'PORT',
    onError: (error) => errors.push(error),
  });
  return served;
}

afterEach(async () => {
  await served?.close();
  served = undefined;
  errors.length = 0;
  seen.length = 0;
});

const healthy = async ({ url }: Served) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  });
  expect(await response.json()).toMatchObject({ ok: true, value: { a: 1 }, bytes: 7 });
};

describe('a body over the limit', () => {
  it('is refused before it is sent if its length is declared', async () => {
    const server = await start(reading);
    const { text, answeredAfter, closedAfter } = await exchange(server.port, post('Content-Length: 13631488', '{'));
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(answeredAfter).toBeLessThan(30_000); // it would be waited for twice as long
    expect(closedAfter).toBeLessThan(30_000);
    await healthy(server);
  });

  it('is refused at the limit if it has no end, and is not read much further', async () => {
    const server = await start(reading);
    const { text, sent, closedAfter } = await exchange(server.port, post('Transfer-Encoding: chunked'), writeForEver);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(128 * 1024 * 1024);
    expect(closedAfter).toBeLessThan(30_000);
    await healthy(server);
  });

  it('is refused so that fetch sees the answer, and nothing piles up', async () => {
    const server = await start(reading);
    const body = new Uint8Array(13 * 1024 * 1024).fill(32);
    for (let round = 0; round < 5; round++) {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBe(413);
      await response.text();
    }
    await healthy(server);
  });
});

describe('a client that goes away', () => {
  it('in the middle of a body is a truncated body for the exchange, and affects nobody else', async () => {
    const begun = Promise.withResolvers<void>();
    const server = await start((request) => {
      begun.resolve();
      return reading(request);
    });
    await exchange(server.port, post('Content-Length: 1000', '{"a'), (socket) => {
      void begun.promise.then(() => socket.destroy());
    });
    await until(() => seen.length > 0);
    expect(seen).toEqual([{ ok: false, status: 400, message: 'body ended before it was complete' }]);
    expect(errors).toEqual([]);
    await healthy(server);
  });
});

describe('failures', () => {
  it.each([
    ['throws', () => Promise.reject(new Error('secret'))],
    [
      'throws before its first await',
      () => {
        throw new Error('secret');
      },
    ],
    ['answers with a header that no header can be', async () => ({ ...answer(), headers: { 'x-a': 'secret\n' } })],
  ])('an exchange that %s is a 500 in the envelope, and its reason goes to onError alone', async (_, target) => {
    const server = await start(target);
    const response = await fetch(server.url);
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({
      error_code: 'DLI.0999',
      error_msg: 'The service could not complete the request.',
    });
    expect(errors).toEqual([expect.any(Error)]);
  });

  it('a request of HTTP/1.0 without a Host is not malformed', async () => {
    const server = await start(async (request) => answer(request.url.pathname));
    expect((await exchange(server.port, 'GET /old HTTP/1.0\r\n\r\n')).text).toMatch(/^HTTP\/1\.1 200 .*\/old$/s);
  });
});

describe('the request to an exchange', () => {
  it('has the method, address, headers and body that were sent', async () => {
    const server = await start(async (request) =>
      json({
        method: request.method,
        url: request.url.href,
        token: request.headers['x-auth-token'],
        body: await bodyOf(request),
      }),
    );
    const response = await fetch(`${server.url}/a%20b?c=d`, {
      method: 'PUT',
      headers: { 'X-Auth-Token': 't' },
      body: 'ü',
    });
    expect(await response.json()).toEqual({ method: 'PUT', url: `${server.url}/a%20b?c=d`, token: 't', body: 'ü' });
  });

  it('does not need fetch, which Node would have to load', async () => {
    const server = await start(reading);
    for (const name of ['fetch', 'Request', 'Response', 'Headers', 'ReadableStream']) vi.stubGlobal(name, undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { text } = await exchange(server.port, post('Content-Length: 7\r\nConnection: close', '{"a":1}'));
    expect(text).toMatch(/^HTTP\/1\.1 201 .*\{"ok":true,"value":\{"a":1\}.*\}$/s);
  });
});
