import { afterEach, describe, expect, it } from 'vitest';
import { echo } from '../test/exchanges.ts';
import { exchange } from '../test/socket.ts';
import { type Served, serve } from './index.ts';

const post = (headers: string, body = '') => `POST /x HTTP/1.1\r\nHost: test\r\n${headers}\r\n\r\n${body}`;
const get = (path: string, headers = 'Connection: close') => `GET ${path} HTTP/1.1\r\nHost: test\r\n${headers}\r\n\r\n`;

let served: Served;
const paths: string[] = [];
const errors: unknown[] = [];

async function start(working: Promise<unknown> = Promise.resolve()): Promise<Served> {
  served = await serve(
    async (request) => {
      paths.push(request.url.pathname);
      await working;
      return echo(request);
    },
    {
      port: 0,
      setting: 'PORT',
      onError: (error) => errors.push(error),
      refused: async (answer) => ({ ...answer, headers: { ...answer.headers, 'x-seen': 'yes' } }),
    },
  );
  return served;
}

afterEach(async () => {
  await served.close();
  paths.length = 0;
  errors.length = 0;
});

describe('bytes that are not a request', () => {
  it.each([
    ['no HTTP', 'HELLO\r\n\r\n', 400],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505],
    ['another version', 'GET / HTTP/2.0\r\nHost: a\r\n\r\n', 505],
    ['a version that there is not', 'GET / HTTP/1.9\r\nHost: a\r\n\r\n', 505],
    ['a version without digits', 'GET / HTTP/x.y\r\nHost: a\r\n\r\n', 400],
    ['a version without a dot', 'GET / HTTP/1\r\nHost: a\r\n\r\n', 400],
    ['chunks in HTTP/1.0', 'POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['a header without a colon', get('/', 'broken'), 400],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['an invalid Host', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['an invalid Host beside a URL', 'GET http://a/ HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts beside a URL', 'GET http://a/ HTTP/1.1\r\nHost: a\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['no Host, for the whole server', 'OPTIONS * HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts, for the whole server', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['a path with a backslash', get('/a\\b'), 400],
    ['a fragment', get('/a?name=b#c'), 400],
    ['a fragment of a URL', get('http://a/#'), 400],
    ['two lengths', post('Content-Length: 1\r\nContent-Length: 2'), 400],
    ['a length and chunks', post('Content-Length: 1\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), 400],
    ['endless headers', get('/', `X: ${'x'.repeat(100_000)}`), 431],
    ['more headers than it reads', get('/', `${'a: \r\n'.repeat(99)}Connection: close`), 431],
    ['more headers than Node reads', get('/', `${'a: \r\n'.repeat(2_000)}Connection: close`), 431],
    ['a chunk of no size', post('Transfer-Encoding: chunked', 'zz\r\n'), 400],
    ['endless extensions of a chunk', post('Transfer-Encoding: chunked', `1;${'x'.repeat(100_000)}\r\n`), 413],
    ['CONNECT', 'CONNECT test:80 HTTP/1.1\r\nHost: test\r\n\r\n', 400],
  ])('%s is answered in the envelope, which `refused` completes, and ends the connection', async (_, text, status) => {
    const { port } = await start();
    const answer = (await exchange(port, text)).text;
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ error_code: 'APIGW.0201', error_msg: expect.stringMatching(/^the /) });
    expect(head).toMatch(/^x-seen: yes\r$/m);
    expect(head).toMatch(/^connection: close\r?$/im);
    expect(errors).toEqual([]);
    expect(await (await fetch(served.url, { method: 'POST', body: 'fine' })).text()).toBe('fine');
  });

  it.each([true, false])('is answered after the requests before it (client closes its side: %s)', async (isHalf) => {
    const working = Promise.withResolvers<void>();
    const { port } = await start(working.promise);
    const answers = exchange(port, `${get('/1', '')}${get('/2', '')}broken\r\n\r\nmore of it`, (socket) => {
      if (isHalf) socket.end();
      setTimeout(working.resolve, 100);
    });
    const statuses = (await answers).text.matchAll(/HTTP\/1\.1 (\d+)/g);
    expect([...statuses].map(([, status]) => status)).toEqual(['200', '200', '400']);
  });

  it('takes the place of an answer to a body that breaks off, and comes after those before', async () => {
    const { port } = await start();
    const text = (await exchange(port, `${get('/1', '')}${post('Transfer-Encoding: chunked', 'zz\r\n')}`)).text;
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '400']);
  });

  it.each([
    ['in its head', 'GET / HTTP/1.1\r\nHost: a'],
    ['in its body', post('Content-Length: 9', 'half')],
    ['in a chunk', post('Transfer-Encoding: chunked', '9\r\nhalf')],
  ])('has its reason if it ends %s', async (_, text) => {
    const { port } = await start();
    const answer = (await exchange(port, text, (socket) => socket.end())).text;
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*: it ended before it was complete"/s);
  });

  it('is not searched for another request', async () => {
    const { port } = await start();
    await exchange(port, post('Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${get('/smuggled')}`));
    await exchange(port, post('Transfer-Encoding : chunked', `0\r\n\r\n${get('/smuggled')}`));
    expect(paths).not.toContain('/smuggled');
  });
});

describe('unusual requests that are valid', () => {
  it.each([
    ['HTTP/1.0 without a Host', 'GET /old HTTP/1.0\r\n\r\n'],
    ['an expectation that nobody knows', get('/', 'Expect: wonders\r\nConnection: close')],
    ['as many headers as it reads', get('/', `${'a: \r\n'.repeat(98)}Connection: close`)],
    ['an empty Host beside a URL', 'GET http://a/ HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'],
    ['a wish for another protocol', get('/', 'Upgrade: h2c\r\nConnection: Upgrade, close')],
  ])('%s', async (_, text) => {
    const { port } = await start();
    expect((await exchange(port, text)).text).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each(['', 'Content-Length: 1\r\n'])(
    'a wish for another protocol ends the connection with its answer, %s',
    async (length) => {
      const { port } = await start();
      const asking = get('/2', `${length}Upgrade: h2c\r\nConnection: Upgrade`);
      const { text } = await exchange(port, `${get('/1', '')}${asking}${length && 'x'}${get('/3')}`);
      expect(text.match(/^(?:HTTP.*|connection: .*)(?=\r$)/gim)).toEqual([
        'HTTP/1.1 200 OK',
        'Connection: keep-alive',
        'HTTP/1.1 200 OK',
        'connection: close',
      ]);
      expect(paths).toEqual(['/1', '/2']);
    },
  );
});
