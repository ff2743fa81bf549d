import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answer, bodyOf } from '../test/exchanges.ts';
import { exchange, until } from '../test/socket.ts';
import { serve } from './index.ts';

/** Far longer than anything takes on a busy machine; the test of a limit lowers it. In milliseconds. */
const patient = vi.hoisted(() => ({ headers: 40_000, request: 40_000, stalled: 40_000, grace: 40_000, linger: 500 }));
const times = vi.hoisted(() => ({ ...patient }));

vi.mock('./limits.ts', async (original) => ({
  ...(await original<typeof import('./limits.ts')>()),
  get limits() {
    return {
      headersTimeout: times.headers,
      requestTimeout: times.request,
      keepAliveTimeout: 50_000,
      connectionsCheckingInterval: 50,
    };
  },
  get stalledAfter() {
    return times.stalled;
  },
  get linger() {
    return times.linger;
  },
  get closeGrace() {
    return times.grace;
  },
}));

afterEach(() => void Object.assign(times, patient));

const options = { port: 0, setting: 'PORT' };
const get = 'GET / HTTP/1.1\r\nHost: test\r\n\r\n';

describe('closing', () => {
  it('lets a running request finish, and does not wait for its connection to become idle', async () => {
    const [running, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const server = await serve(async () => {
      running.resolve();
      await finish.promise;
      return answer('done');
    }, options);
    const answered = exchange(server.port, get);
    await running.promise;
    const started = performance.now();
    const closed = server.close();
    finish.resolve();
    expect((await answered).text).toMatch(/^HTTP\/1\.1 200 .*connection: close.*done$/is);
    await closed;
    expect(performance.now() - started).toBeLessThan(times.grace / 2);
  });

  it('closes idle connections at once, also those without a first request', async () => {
    const server = await serve(async () => answer('done'), options);
    const idle = exchange(server.port, '');
    await (await fetch(server.url)).text(); // the server has taken the connection before this one by now
    const started = performance.now();
    await Promise.all([server.close(), idle]);
    expect(performance.now() - started).toBeLessThan(times.grace / 2);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('cuts off requests that still run when the time is over', async () => {
    const running = Promise.withResolvers<void>();
    times.grace = 200;
    const server = await serve(() => {
      running.resolve();
      return new Promise(() => {});
    }, options);
    const answered = exchange(server.port, get);
    await running.promise;
    await server.close();
    expect((await answered).text).toBe('');
  });

  it('does not wait for a request whose client has reset the connection', async () => {
    const running = Promise.withResolvers<void>();
    const server = await serve(() => {
      running.resolve();
      return new Promise(() => {});
    }, options);
    const socket = connect(server.port, '127.0.0.1').on('error', () => {});
    socket.write(get);
    await running.promise;
    socket.resetAndDestroy();
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(times.grace / 2);
  });

  it('comes to its end in a process that has only a connection which is not read', async () => {
    // A process that ends before has exit code 13, for an await that is never settled.
    const program = `
      import { connect } from 'node:net';
      import { serve } from '${new URL('index.ts', import.meta.url)}';
      const server = await serve(async () => ({ status: 200, headers: {}, body: '' }), { port: 0 });
      const request = 'POST / HTTP/1.1\\r\\nHost: t\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n' + '1\\r\\na\\r\\n'.repeat(20_000);
      const socket = connect(server.port, '127.0.0.1', () => socket.write(request));
      await new Promise((resolve) => socket.on('data', () => {}).on('error', () => {}).on('close', resolve));
      await server.close();
      console.log('closed');`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toBe('closed\n');
  });

  it('may be called twice', async () => {
    const server = await serve(async () => answer('done'), options);
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });
});

describe('a slow client', () => {
  it('that sends a body after its answer and the end of the connection is not cut off meanwhile', async () => {
    times.linger = 40_000;
    const server = await serve(async () => answer('no'), options);
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    const errors: unknown[] = [];
    socket.on('error', (error) => errors.push(error));
    socket.write('POST / HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 3\r\n\r\n');
    await once(socket.resume(), 'end');
    for (const piece of 'abc') await new Promise((resolve) => socket.write(piece, resolve));
    await once(socket.end(), 'close');
    expect(errors).toEqual([]);
    await server.close();
  });

  it('that does not end its headers is answered with 408 and closed', async () => {
    times.headers = 200;
    const server = await serve(async () => answer('done'), options);
    expect((await exchange(server.port, 'GET / HTTP/1.1\r\nHost: t')).text).toMatch(/^HTTP\/1\.1 408 /);
    await server.close();
  });

  it('that does not end its body is answered with 408 and closed, and the exchange sees the end', async () => {
    // Node wants the first limit to be no longer than the second.
    times.headers = times.request = 2_000;
    let seen: string | undefined;
    const server = await serve(async (request) => {
      seen = await bodyOf(request);
      return answer('done');
    }, options);
    const { text } = await exchange(server.port, 'POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nabc');
    expect(text).toMatch(/^HTTP\/1\.1 408 .*APIGW\.0201/s);
    await until(() => seen === 'cut off');
    await server.close();
  });

  it('that does not read its answer is cut off, and the exchange sees the end', async () => {
    times.stalled = 1_000;
    const ended = Promise.withResolvers<void>();
    async function* endless() {
      try {
        while (true) yield 'x'.repeat(65_536);
      } finally {
        ended.resolve();
      }
    }
    const server = await serve(async () => answer(endless()), options);
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {}).pause();
    socket.write(get);
    await ended.promise;
    socket.destroy();
    await server.close();
  });
});
