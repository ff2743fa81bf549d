import { beforeEach, describe, expect, it } from 'vitest';
import { incoming, json } from '../test/exchanges.ts';
import { cors } from './cors.ts';

const seen: string[] = [];
beforeEach(() => void seen.splice(0));
const allowing = cors()(async ({ method }) => {
  seen.push(method);
  if (method === 'DELETE') throw new Error('the exchange fails');
  const refusal = json({ error_code: 'DLI.0001', error_msg: '' }, 400);
  return { ...refusal, headers: { ...refusal.headers, 'x-request-id': '1' } };
});

describe('a page of another origin', () => {
  it('gets an answer to its preflight with the requested headers, without a call of the exchange', async () => {
    const headers = {
      origin: 'http://page.test',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'x-auth-token, content-type',
    };
    expect(await allowing(incoming({ method: 'OPTIONS', headers }))).toEqual({
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': '*',
        'access-control-max-age': '600',
        'access-control-allow-methods': expect.stringContaining('PUT'),
        'access-control-allow-headers': 'x-auth-token,content-type',
        vary: 'Access-Control-Request-Headers',
      },
      body: null,
    });
    expect(seen).toEqual([]);
  });

  it('may read every answer, errors too, with its headers', async () => {
    expect(await allowing(incoming({ headers: { origin: 'http://page.test' } }))).toEqual({
      status: 400,
      headers: {
        'content-type': 'application/json',
        'x-request-id': '1',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': '*',
      },
      body: expect.stringContaining('DLI.0001'),
    });
  });
});

it('a request of the method OPTIONS that is no preflight is answered by the exchange', async () => {
  const request = incoming({ method: 'OPTIONS', headers: { origin: 'http://page.test' } });
  expect((await allowing(request)).status).toBe(400);
  expect(seen).toContain('OPTIONS');
});

it('an error of the exchange is thrown on', async () => {
  await expect(allowing(incoming({ method: 'DELETE' }))).rejects.toThrow('the exchange fails');
});

it('only the named origin is allowed, and the answer varies by origin for caches', async () => {
  const named = cors('http://page.test')(async () => ({ ...json({}), headers: { vary: 'Accept' } }));
  const headersFor = async (origin: string, method: string) =>
    (await named(incoming({ method, headers: { origin, 'access-control-request-method': 'GET' } }))).headers;
  for (const [origin, allowed] of [
    ['http://page.test', 'http://page.test'],
    ['http://other.test', undefined],
  ] as const) {
    const [get, preflight] = [await headersFor(origin, 'GET'), await headersFor(origin, 'OPTIONS')];
    expect(get['access-control-allow-origin']).toBe(allowed);
    expect(preflight['access-control-allow-origin']).toBe(allowed);
    expect([get.vary, preflight.vary]).toEqual(['Accept, Origin', 'Origin']);
  }
});
