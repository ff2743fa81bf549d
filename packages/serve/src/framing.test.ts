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
