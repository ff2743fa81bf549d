import { describe, expect, it } from 'vitest';
import { cors } from './cors.ts';

const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections';
const seen: string[] = [];
const target = cors()(async ({ method }) => {
  seen.push(method);
  if (method === 'DELETE') throw new Error('the target fails');
  return Response.json({ error_code: 'DLI.0001', error_msg: '' }, { status: 400, headers: { 'x-request-id': '1' } });
});

describe('a page of another origin', () => {
  it('has its preflight answered, with the headers that it asks for, and the target is not called', async () => {
    const headers = {
      origin: 'http://page.test',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'x-auth-token,content-type',
    };
    const response = await target(new Request(url, { method: 'OPTIONS', headers }));
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': expect.stringContaining('PUT'),
      'access-control-allow-headers': 'x-auth-token,content-type',
    });
    expect(seen).toEqual([]);
  });

  it('may read every answer, errors too, with its headers', async () => {
    const response = await target(new Request(url, { headers: { origin: 'http://page.test' } }));
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toMatch(/X-Request-Id/);
    expect(response.headers.get('x-request-id')).toBe('1');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    expect(await response.json()).toMatchObject({ error_code: 'DLI.0001' });
  });
});

it('what the target throws is thrown on', async () => {
  await expect(target(new Request(url, { method: 'DELETE' }))).rejects.toThrow('the target fails');
});

it('one origin that is named is let in, and no other', async () => {
  const named = cors('http://page.test')(async () => Response.json({}));
  const allowed = async (origin: string) => {
    const response = await named(new Request(url, { headers: { origin } }));
    return response.headers.get('access-control-allow-origin');
  };
  expect(await allowed('http://page.test')).toBe('http://page.test');
  expect(await allowed('http://other.test')).not.toBe('http://other.test');
});
