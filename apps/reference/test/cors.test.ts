import { expect, test } from 'vitest';
import { startReference } from '../src/reference.ts';

const origin = 'http://page.test';
const path = '/v2.0/p1/datasource/enhanced-connections';
const preflight = {
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-auth-token' },
};

/** Whether pages of the origin may read what a server answers, and call it. */
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
