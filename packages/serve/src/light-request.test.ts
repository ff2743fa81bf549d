import { afterEach, expect, test } from 'vitest';
import { exchange } from '../test/socket.ts';
import { type Served, serve } from './serve.ts';

let served: Served;
const seen: Request[] = [];
const errors: unknown[] = [];
afterEach(async () => {
  await served.close();
  seen.length = 0;
  errors.length = 0;
});

/** The request that a target gets for a text on the wire, and what comes back where it answers with its address. */
async function sent(text: string) {
  served = await serve(
    async (request) => {
      seen.push(request);
      return new Response(request.url);
    },
    { name: 'test', port: 0, setting: 'NONE', onError: (error) => errors.push(error) },
  );
  const answer = (await exchange(served.port, `${text}\r\nConnection: close\r\n\r\n`)).text;
  return { request: seen[0], status: Number(answer.split(' ')[1]), body: answer.split('\r\n\r\n')[1] };
}

test('a method that fetch does not know is one to the target, until it asks for a true request', async () => {
  const { request, status } = await sent('TRACE / HTTP/1.1\r\nHost: a');
  expect([status, request?.method]).toEqual([200, 'TRACE']);
  expect(() => request?.clone()).toThrow(TypeError);
});

test('no member of Request is left to fail on an object that is none', async () => {
  const { request } = await sent('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0');
  const light = request as Request;
  const lacking = Object.getOwnPropertyNames(Request.prototype).filter((name) => !(name in light));
  // What undici uses between its own classes, and no standard has.
  expect(lacking.filter((name) => name !== 'attribute')).toEqual([]);
  for (const name of ['cache', 'mode', 'redirect', 'keepalive'] as const)
    expect(light[name]).toBe(new Request('http://a')[name]);
});

test('headers that came more than once are joined, also those that Node drops', async () => {
  const twice = 'Authorization: a\r\nAuthorization: b\r\nContent-Type: c\r\ncontent-type: d\r\nX-A: 1\r\nX-A: 2';
  const { headers } = (await sent(`GET / HTTP/1.1\r\nHost: a\r\n${twice}`)).request as Request;
  const joined = ['authorization', 'Content-Type', 'x-a', 'x-b'].map((name) => headers.get(name));
  expect(joined).toEqual(['a, b', 'c, d', '1, 2', null]);
});

test.each([
  ['/a/../b?c#d', 'Host: a', 'http://a/b?c#d'],
  ['/', 'Host: A.b:80', 'http://a.b/'],
  ['/"a"', 'Host: [::1]:4020', 'http://[::1]:4020/%22a%22'],
  ['http://b:80/c/./d', 'Host: a', 'http://b/c/d'],
  ['/a?b\\c', 'Host: a', 'http://a/a?b\\c'],
])('the address of %s at %s is in its normal form', async (target, host, address) => {
  expect(await sent(`GET ${target} HTTP/1.1\r\n${host}`)).toMatchObject({ status: 200, body: address });
});

test.each([
  ['/', 'Host: a@b'],
  ['/', 'Host: a/b'],
  ['/', 'Host: a?b'],
  ['/', 'Host: a:99999'],
  ['/', 'Host: a\r\nHost: b'],
  ['*', 'Host: a'],
  ['http://', 'Host: a'],
  ['http://a\\b/', 'Host: a'],
  ['/a\\b?c', 'Host: a'],
])('%s at %s is no address: the target does not get to see it', async (target, host) => {
  const answer = await sent(`OPTIONS ${target} HTTP/1.1\r\n${host}`);
  expect(answer.status).toBe(400);
  expect([seen, errors]).toEqual([[], []]);
});
