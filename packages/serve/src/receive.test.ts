import { once } from 'node:events';
import { connect } from 'node:net';
import type { Incoming } from '@dli-connections/contract/server';
import { expect, onTestFinished, test } from 'vitest';
import { answer, echo } from '../test/exchanges.ts';
import { exchange } from '../test/socket.ts';
import { serve } from './serve.ts';

/** The request that an exchange gets for a text on the wire, and the status of its answer, which is the address. */
async function sent(text: string) {
  const [seen, errors]: [Incoming[], unknown[]] = [[], []];
  const { port, close } = await serve(
    async (request) => {
      seen.push(request);
      return answer(request.url.href);
    },
    { port: 0, setting: 'NONE', onError: (error) => errors.push(error) },
  );
  const answered = (await exchange(port, `${text}\r\nConnection: close\r\n\r\n`)).text;
  await close();
  expect(errors).toEqual([]);
  return { request: seen[0], status: Number(answered.split(' ')[1]), body: answered.split('\r\n\r\n')[1] };
}

test('a method that fetch does not know reaches the exchange', async () => {
  const { request, status } = await sent('TRACE / HTTP/1.1\r\nHost: a');
  expect([status, request?.method]).toEqual([200, 'TRACE']);
});

test('headers have lower-case names, and repeated ones are joined, also those that Node drops', async () => {
  const twice = 'Authorization: a\r\nAuthorization: b\r\nContent-Type: c\r\ncontent-type: d\r\nX-A: 1\r\nX-A: 2';
  const { request } = await sent(`GET / HTTP/1.1\r\nHost: a\r\n${twice}`);
  expect(request?.headers).toEqual({
    host: 'a',
    authorization: 'a, b',
    'content-type': 'c, d',
    'x-a': '1, 2',
    connection: 'close',
  });
});

test.each([
  ['/a/../b?c', 'Host: a', 'http://a/b?c'],
  ['/', 'Host: A.b:80', 'http://a.b/'],
  ['/', 'Host: a.test:', 'http://a.test/'],
  ['/', 'Host: a%2Db', 'http://a-b/'],
  ['HTTP://b/c', 'Host: a', 'http://b/c'],
  ['/"a"', 'Host: [::1]:4020', 'http://[::1]:4020/%22a%22'],
  ['http://b:80/c/./d', 'Host: a', 'http://b/c/d'],
  ['/a?b\\c', 'Host: a', 'http://a/a?b\\c'],
  // Names that a URL of the web does not take.
  ['/', 'Host: 256.1.1.1', 'http://localhost/'],
  ['//a', 'Host: a.1:81', 'http://localhost:81//a'],
  ['http://1.2.3.4.5?b', 'Host: a', 'http://localhost/?b'],
  ['/', "Host: [v1.a:b!$&'()*+,;=]", 'http://localhost/'],
  ['http://[VaF.~]:81/c', 'Host: a', 'http://localhost:81/c'],
])('the address of %s at %s is in its normal form', async (target, host, address) => {
  expect(await sent(`GET ${target} HTTP/1.1\r\n${host}`)).toMatchObject({ status: 200, body: address });
});

test.each([
  ['http:///a', 'Host: a'],
  ['http://@b/a', 'Host: a'],
  ['http://b:c@d/a', 'Host: a'],
  ['http://b:x/a', 'Host: a'],
  ['/', 'Host: [1:2]'],
  ['/', 'Host: [v.a]'],
  ['/', 'Host: [vg.a]'],
  ['/', 'Host: [v1.]'],
  ['/', 'Host: [v1.a:99999'],
  ['/', 'Host: a@b'],
  ['/', 'Host: a/b'],
  ['/', 'Host: a?b'],
  ['/', 'Host: a:99999'],
  ['/', 'Host: a\r\nHost: b'],
  ['http://', 'Host: a'],
  ['http://a\\b/', 'Host: a'],
  ['/a\\b?c', 'Host: a'],
  ['/', 'Host: a%2'],
  ['/', 'Host: a%2Fb'],
  ['http://user@a/', 'Host: a'],
  ['http://:secret@a/', 'Host: a'],
])('%s at %s is no address: the exchange never sees it', async (target, host) => {
  expect(await sent(`OPTIONS ${target} HTTP/1.1\r\n${host}`)).toMatchObject({ request: undefined, status: 400 });
});

test.each([
  ['/', 'a:99999', 'its Host header'],
  ['/', '[1:2]', 'its Host header'],
  ['/', 'a%2Fb', 'its Host header'],
  ['http://b:99999/', 'a', 'its URL'],
  ['http://[1:2]/', 'a', 'its URL'],
])('the refusal of %s at %s names the part that is wrong', async (target, host, part) => {
  expect((await sent(`GET ${target} HTTP/1.1\r\nHost: ${host}`)).body).toContain(part);
});

/** Serves an exchange that answers with the body, where that is no longer than ten bytes. */
async function start() {
  const served = await serve(echo, { port: 0, setting: 'NONE' });
  onTestFinished(served.close);
  return served;
}

const post = (url: string, body: BodyInit) => fetch(url, { method: 'POST', body, duplex: 'half' } as RequestInit);

test('a body up to the limit is taken, also an empty one', async () => {
  const { url } = await start();
  expect(await (await post(url, 'x'.repeat(10))).text()).toBe('x'.repeat(10));
  expect(await (await post(url, '')).text()).toBe('');
});

test('a body over the limit is refused, with or without a declared length', async () => {
  const { url } = await start();
  expect(await (await post(url, 'x'.repeat(11))).text()).toBe('too large');
  const pieces = new Blob(['x'.repeat(6), 'x'.repeat(6)]).stream();
  expect(await (await post(url, pieces)).text()).toBe('too large');
  expect(await (await post(url, 'x')).text()).toBe('x');
});

test('a body in pieces is joined', async () => {
  const { port } = await start();
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 4\r\n\r\n');
  await once(socket, 'connect');
  for (const piece of ['ab', 'cd']) {
    await new Promise((resolve) => setImmediate(resolve));
    socket.write(piece);
  }
  const [text] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
  expect(text).toMatch(/^HTTP\/1\.1 200 .*abcd$/s);
});

test('a body is read once, and a second read gets the same', async () => {
  const served = await serve(
    async (request) => {
      const [first, second] = [await request.take(10), await request.take(10)];
      return answer(`${first === second} ${first.length}`);
    },
    { port: 0, setting: 'NONE' },
  );
  onTestFinished(served.close);
  expect(await (await post(served.url, 'abc')).text()).toBe('true 3');
});
