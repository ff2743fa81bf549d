import { expect, test } from 'vitest';
import { createHandler } from './handler.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { StoreError } from './store/store.ts';

const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections';
const body = JSON.stringify({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });
const headers = { 'x-auth-token': 't', 'content-type': 'application/json' };

test('a failure of the store is 500 in the envelope, and is passed to onError', async () => {
  const errors: unknown[] = [];
  const store = openSqliteStore(':memory:');
  await store.close();
  const handler = createHandler({ store, onError: (error) => errors.push(error) });
  const response = await handler(new Request(url, { method: 'POST', headers, body }));
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({
    error_code: 'DLI.0999',
    error_msg: 'The service could not complete the request.',
  });
  expect(errors).toHaveLength(1);
});

test.each([
  ['nothing was changed, it is 503, and says when to ask again', new StoreError('away'), 503, '1'],
  ['the change may stand, it is 500', new StoreError('away', { mayStand: true }), 500, null],
])('of a store that is away and %s', async (_, error, status, retryAfter) => {
  const store = { ...openSqliteStore(':memory:'), insert: () => Promise.reject(error) };
  const handler = createHandler({ store, onError: () => {} });
  const response = await handler(new Request(url, { method: 'POST', headers, body }));
  expect(response.status).toBe(status);
  expect(response.headers.get('retry-after')).toBe(retryAfter);
  expect(await response.json()).toMatchObject({ error_code: 'DLI.0999' });
});

test('a peer is CREATING until its peering is made, by the given clock', async () => {
  let time = 1_000;
  let ids = 0;
  const handler = createHandler({
    store: openSqliteStore(':memory:'),
    now: () => time,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    peeringMs: 500,
  });
  const created = await handler(new Request(url, { method: 'POST', headers, body }));
  const { connection_id } = (await created.json()) as { connection_id: string };
  const peer = async () => {
    const shown = await handler(new Request(`${url}/${connection_id}`, { headers }));
    return ((await shown.json()) as { available_queue_info: unknown[] }).available_queue_info[0];
  };

  time = 1_499;
  expect(await peer()).toMatchObject({ status: 'CREATING', update_time: 1_000 });
  time = 1_500;
  expect(await peer()).toMatchObject({ status: 'ACTIVE', update_time: 1_500 });
});

test('a body over the limit is refused before it was read to its end', async () => {
  const handler = createHandler({ store: openSqliteStore(':memory:') });
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1 << 20;
      controller.enqueue(new Uint8Array(1 << 20).fill(32));
    },
  });
  const response = await handler(
    new Request(url, { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit),
  );
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(16 << 20);
});

test('an answer without a body has no content type', async () => {
  const handler = createHandler({ store: openSqliteStore(':memory:') });
  const { connection_id } = await (await handler(new Request(url, { method: 'POST', headers, body }))).json();
  const tags = `http://dli.test/v3/p1/dli_enhanced_datasource/${connection_id}/tags/create`;
  const request = { method: 'POST', headers, body: JSON.stringify({ tags: [{ key: 'k', value: 'v' }] }) };
  const response = await handler(new Request(tags, request));
  expect(response.status).toBe(204);
  expect(response.body).toBeNull();
  expect([...response.headers]).toEqual([]);
});

test('a wrong path is reported before wrong credentials, and these before a wrong form', async () => {
  const handler = createHandler({ store: openSqliteStore(':memory:') });
  const statusOf = async (...request: ConstructorParameters<typeof Request>) =>
    (await handler(new Request(...request))).status;
  expect(await statusOf('http://dli.test/v9')).toBe(404);
  expect(await statusOf(url, { method: 'POST', body: '{' })).toBe(401);
  expect(await statusOf(url, { method: 'POST', headers, body: '{' })).toBe(400);
});

test('an error message about an identifier is one line, whatever the identifier contains', async () => {
  const handler = createHandler({ store: openSqliteStore(':memory:') });
  const { error_msg } = await (await handler(new Request(`${url}/a%0A%E2%80%AEb`, { headers }))).json();
  expect(error_msg).toBe('Connection a\\u{a}\\u{202e}b does not exist.');
});
