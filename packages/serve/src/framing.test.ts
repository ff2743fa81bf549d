import { describe, expect, it, onTestFinished } from 'vitest';
import { answer, bodyOf } from '../test/exchanges.ts';
import { exchange } from '../test/socket.ts';
import { serve } from './index.ts';

async function start(target: Parameters<typeof serve>[0]) {
  const served = await serve(target, { port: 0, setting: 'NONE' });
  onTestFinished(served.close);
  return served;
}

describe('the framing and the target of a request', () => {
  it.each(['gzip, chunked', 'x'])('Transfer-Encoding: %s is not known here, or malformed', async (coding) => {
    const { port } = await start(async () => answer('never'));
    const request = `POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`;
    expect((await exchange(port, request)).text).toMatch(/^HTTP\/1\.1 (?:501|400) .*APIGW\.0201/s);
  });

  it('Transfer-Encoding: Chunked is chunked', async () => {
    const { port } = await start(async (request) => answer(await bodyOf(request)));
    const head =
      'POST / HTTP/1.1\r\nHost: t\r\nConnection: close\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\n\r\n';
    expect((await exchange(port, head)).text).toMatch(/\r\n\r\na$/);
  });

  it('OPTIONS of * and of a URL without a path address the whole server, and GET * is malformed', async () => {
    const { port } = await start(async () => answer('never'));
    const about = (target: string) => `OPTIONS ${target} HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n`;
    for (const all of ['*', 'HTTP://t']) expect((await exchange(port, about(all))).text).toMatch(/^HTTP\/1\.1 204 /);
    expect((await exchange(port, about('http://t/'))).text).toMatch(/never$/);
    expect((await exchange(port, 'GET * HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n')).text).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });
});

describe('the end of a connection', () => {
  const post = (headers: string, body = '') => `POST / HTTP/1.1\r\nHost: t\r\n${headers}\r\n\r\n${body}`;
  const next = 'GET /next HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n';
  const statusesIn = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

  it.each([
    ['a large one', post('Content-Length: 300000', 'x')],
    ['a small one', post('Content-Length: 3', 'x')],
    ['a chunked one', post('Transfer-Encoding: chunked', '3\r\nabc\r\n')],
    ['one that is not asked for', post('Content-Length: 3\r\nExpect: 100-continue')],
  ])('comes, as the answer says, where the rest of a body is not read: %s', async (_, request) => {
    const { port } = await start(async () => answer('no'));
    const { text } = await exchange(port, request);
    expect(statusesIn(text)).toEqual([200]);
    expect(text).toMatch(/^connection: close\r$/im);
  });

  it('comes, as the answer says, after a failure before the body was read', async () => {
    const { port } = await serve(() => Promise.reject(new Error('none')), { port: 0, setting: 'NONE', onError() {} });
    expect((await exchange(port, post('Content-Length: 3'))).text).toMatch(
      /^HTTP\/1\.1 500 .*^connection: close\r$/ims,
    );
  });

  it.each([
    ['of a declared length', post('Content-Length: 60000', 'x'.repeat(60_000))],
    ['that is chunked', post('Transfer-Encoding: chunked', `3\r\nabc\r\n0\r\n\r\n`)],
    ['that is empty', post('Content-Length: 0')],
  ])('does not come after a whole body %s that nobody took', async (_, request) => {
    const { port } = await start(async () => answer('no'));
    const { text } = await exchange(port, request + request + next);
    expect(statusesIn(text)).toEqual([200, 200, 200]);
    expect(text.match(/^connection: close\r$/gim)).toHaveLength(1);
  });

  it('comes before any request behind its last answer', async () => {
    const paths: string[] = [];
    const { port } = await start(async ({ url }) => {
      paths.push(url.pathname);
      return answer('no');
    });
    await exchange(port, next + next.repeat(20), (socket) => socket.once('data', () => socket.write(next)));
    await exchange(port, post('Content-Length: 3', 'x'), (socket) =>
      socket.once('data', () => socket.write(`yz${next}`)),
    );
    expect(paths).toEqual(['/next', '/']);
  });
});
