import { expect, test, vi } from 'vitest';
import { clientOf, created, input, token } from '../test/client-of.ts';

test('what is put between the raw client is not for the methods', async () => {
  const client = clientOf(async () => Response.json(created, { status: 201 }));
  client.raw.use({ onRequest: () => new Response(null, { status: 418 }) });
  expect(await client.createEnhancedConnection(input)).toEqual(created);
});

test('the raw client sends as the methods do', async () => {
  const target = vi.fn(async (request: Request) =>
    Response.json({ seen: request.headers.get('x-auth-token') }, { status: 201 }),
  );
  const client = clientOf(target);
  const { data } = await client.raw.POST('/v2.0/{project_id}/datasource/enhanced-connections', {
    params: { path: { project_id: 'p1' } },
    body: input,
  });
  expect(data).toEqual({ seen: token });
  expect(target.mock.lastCall?.[0].redirect).toBe('manual');
});
