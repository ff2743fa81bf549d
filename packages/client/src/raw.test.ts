import { verify } from '@dli-connections/signature';
import { expect, test, vi } from 'vitest';
import { created, input, token } from '../test/client-of.ts';
import { createRawClient } from './raw.ts';
import { signed } from './signing.ts';

const place = { endpoint: 'http://dli.test' };
const params = { path: { project_id: 'p1' } };

test('the raw client sends as the methods do, and returns errors as values', async () => {
  const target = vi.fn(async (request: Request) =>
    Response.json({ seen: request.headers.get('x-auth-token') }, { status: 400 }),
  );
  const raw = createRawClient({ ...place, credentials: async () => token, fetch: target });
  const { error } = await raw.GET('/v2.0/{project_id}/datasource/enhanced-connections', { params });
  expect(error).toEqual({ seen: token });
  expect(target.mock.lastCall?.[0].redirect).toBe('manual');
});

test('it signs what it sends, with its body', async () => {
  const verdicts: unknown[] = [];
  const target = async (request: Request) => {
    verdicts.push(await verify(request, () => 'SK', { now: Date.now }), await request.json());
    return Response.json(created, { status: 201 });
  };
  const raw = createRawClient({ ...place, credentials: signed({ accessKey: 'AK', secretKey: 'SK' }), fetch: target });
  await raw.POST('/v2.0/{project_id}/datasource/enhanced-connections', { params, body: input });
  expect(verdicts).toEqual([{ ok: true, accessKey: 'AK' }, input]);
});

test('a refused token is fetched again once, and the call sent again with its body', async () => {
  const tokens = ['old', 'new', 'newer'];
  const sent: unknown[] = [];
  const target = async (request: Request) => {
    sent.push([request.headers.get('x-auth-token'), await request.json()]);
    return Response.json({}, { status: 401 });
  };
  const raw = createRawClient({ ...place, credentials: () => tokens.shift() ?? '', fetch: target });
  const { response } = await raw.POST('/v2.0/{project_id}/datasource/enhanced-connections', { params, body: input });
  expect(response.status).toBe(401);
  expect(sent).toEqual([
    ['old', input],
    ['new', input],
  ]);
});

test('an unknown option is refused', () => {
  const options = { ...place, credentials: token, tokn: 'x' };
  expect(() => createRawClient(options)).toThrow(/there is no "tokn" in options/);
});
