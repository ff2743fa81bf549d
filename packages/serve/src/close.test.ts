import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { exchange } from '../test/socket.ts';
import { serve } from './index.ts';

// The real limits are seconds; what is shown here is what happens when one is reached.
vi.mock('./limits.ts', () => ({
  limits: { headersTimeout: 200, requestTimeout: 400, keepAliveTimeout: 5_000, connectionsCheckingInterval: 50 },
  closeGrace: 1_000,
}));

const options = { name: 'test', port: 0, setting: 'PORT' };
const get = 'GET / HTTP/1.1\r\nHost: test\r\n\r\n';

describe('closing', () => {
  it('lets a running request finish, and does not wait for its connection to fall idle', async () => {
    const server = await serve(async () => {
      await sleep(150);
      return new Response('done');
    }, options);
    const answer = exchange(server.port, get);
    await sleep(50);
    const started = performance.now();
    await server.close();
    expect((await answer).text).toMatch(/^HTTP\/1\.1 200 .*connection: close.*done$/is);
    expect(performance.now() - started).toBeLessThan(900);
  });

  it('closes connections on which nothing runs at once, those without a first request too', async () => {
    const server = await serve(async () => new Response('done'), options);
    await (await fetch(server.url)).text();
    const idle = exchange(server.port, '');
    await sleep(50);
    const started = performance.now();
    await Promise.all([server.close(), idle]);
    expect(performance.now() - started).toBeLessThan(900);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('cuts off what still runs when the time is over', async () => {
    const server = await serve(() => new Promise(() => {}), options);
    const answer = exchange(server.port, get);
    await sleep(50);
    await server.close();
    expect((await answer).text).toBe('');
  });

  it('may be asked for twice', async () => {
    const server = await serve(async () => new Response('done'), options);
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});

describe('a slow client', () => {
  it('that does not end its headers is answered with 408 and closed', async () => {
    const server = await serve(async () => new Response('done'), options);
    expect((await exchange(server.port, 'GET / HTTP/1.1\r\nHost: t')).text).toMatch(/^HTTP\/1\.1 408 /);
    await server.close();
  });

  it('that does not end its body is answered with 408 and closed, and the target sees the end', async () => {
    let seen: unknown;
    const server = await serve(async (request) => {
      seen = await request.text().catch((error: unknown) => error);
      return new Response('done');
    }, options);
    const answer = await exchange(server.port, 'POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nabc');
    expect(answer.text).toMatch(/^HTTP\/1\.1 408 /);
    expect(seen).toBeInstanceOf(Error);
    await server.close();
  });
});
