import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startReference } from '../src/reference.ts';

const origin = 'http://page.test';
const path = '/v2.0/p1/datasource/enhanced-connections';
const preflight = {
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-auth-token' },
};

/** True if pages of the origin may call a server and read its answers. */
async function lets(cors: string | undefined): Promise<boolean[]> {
  const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:', cors });
  try {
    const answers = [
      await fetch(server.url + path, { headers: { origin } }), // it has no credentials: an error is to be read too
      await fetch(server.url + path, preflight),
    ];
    return answers.map(({ headers }) => ['*', origin].includes(headers.get('access-control-allow-origin') ?? ''));
  } finally {
    await server.close();
  }
}

test.each([
  [undefined, false],
  ['http://other.test', false],
  [origin, true],
  ['*', true],
])('--cors %s lets pages of another origin call: %s', async (cors, allowed) => {
  expect(await lets(cors)).toEqual([allowed, allowed]);
});

test.each([
  ['headers without end', 431, `X: ${'x'.repeat(20_000)}\r\n`],
  ['a header without a colon', 400, 'broken\r\n'],
])('pages may read why a request is refused before there is one: %s', async (_, status, header) => {
  for (const cors of [origin, '*']) {
    const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:', cors });
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: t\r\nOrigin: ${origin}\r\n${header}\r\n`);
    const answer = await text(socket);
    await server.close();
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain(`\r\naccess-control-allow-origin: ${cors}\r\n`);
  }
});
