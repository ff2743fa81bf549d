import { once } from 'node:events';
import { connect } from 'node:net';
import { takeBytes } from '@dli-connections/contract/server';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from './serve.ts';

/** Serves a target that says what it could take, up to ten bytes. */
async function start() {
  const served = await serve(
    async (request) => {
      const taken = await takeBytes(request, 10);
      return new Response(typeof taken === 'string' ? taken : `${taken.length} bytes`);
    },
    { name: 'test', port: 0, setting: 'NONE' },
  );
  onTestFinished(served.close);
  return served;
}

const post = (url: string, body: BodyInit) => fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);

test('a body up to the limit is taken, also an empty one', async () => {
  const { url } = await start();
  expect(await (await post(url, 'x'.repeat(10))).text()).toBe('10 bytes');
  expect(await (await post(url, '')).text()).toBe('0 bytes');
});

test('one past the limit is not, whether its length is told or not', async () => {
  const { url } = await start();
  expect(await (await post(url, 'x'.repeat(11))).text()).toBe('too large');
  const piece = new TextEncoder().encode('x'.repeat(6));
  const pieces = new ReadableStream({
    start(controller) {
      controller.enqueue(piece);
      controller.enqueue(piece);
      controller.close();
    },
  });
  expect(await (await post(url, pieces)).text()).toBe('too large');
  expect(await (await post(url, 'x')).text()).toBe('1 bytes');
});

test('a body that comes in pieces is put together', async () => {
  const { port } = await start();
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 4\r\n\r\n');
  await once(socket, 'connect');
  for (const piece of ['ab', 'cd']) {
    await new Promise((resolve) => setImmediate(resolve));
    socket.write(piece);
  }
  const [answer] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
  expect(answer).toMatch(/^HTTP\/1.1 200 .*4 bytes$/s);
});
