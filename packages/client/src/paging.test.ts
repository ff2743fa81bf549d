import { expect, test } from 'vitest';
import { clientOf, input, rejectionOf } from '../test/client-of.ts';
import { service } from '../test/service.ts';
import type { DliClient } from './index.ts';

/** Creates connections of the names `a0`, `a1` and so on; their identifiers. */
async function create(client: DliClient, count: number, prefix = 'a'): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    ids.push((await client.createEnhancedConnection({ ...input, name: `${prefix}${at}` })).connection_id);
  }
  return ids;
}

const idsOf = async (list: AsyncIterable<{ id: string }>) => {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
};

test.each([
  [0, 3],
  [1, 3],
  [1, 1],
  [3, 3],
  [7, 1],
  [7, 2],
  [7, 3],
  [7, 0],
  [205, undefined],
])('%i connections, %s a page, come each once and in order', async (count, limit) => {
  const { client } = service();
  const ids = await create(client, count);
  expect(await idsOf(client.listAllEnhancedConnections(limit === undefined ? undefined : { limit }))).toEqual(ids);
});

test('a filter holds on every page', async () => {
  const { client } = service();
  const ids = await create(client, 6);
  await client.deleteEnhancedConnection({ connection_id: ids[2] ?? '' });
  const active = await idsOf(client.listAllEnhancedConnections({ status: 'ACTIVE', limit: 2 }));
  expect(active).toEqual(ids.filter((_, at) => at !== 2));
});

test('no remaining connection is missed or repeated while others create and delete', async () => {
  const { client } = service();
  const ids = await create(client, 12);
  const gone = new Set<string>();
  const seen: string[] = [];
  for await (const { id } of client.listAllEnhancedConnections({ status: 'ACTIVE', limit: 3 })) {
    seen.push(id);
    const at = seen.length;
    // One that was seen, the one that a page ended with, and one that is still to come.
    for (const victim of at === 3 ? [ids[0], ids[2]] : at === 5 ? [ids[1], ids[9]] : []) {
      gone.add(victim ?? '');
      await client.deleteEnhancedConnection({ connection_id: victim ?? '' });
    }
    if (at === 6) await create(client, 2, 'late');
  }
  expect(new Set(seen).size).toBe(seen.length);
  for (const id of ids) if (!gone.has(id)) expect(seen).toContain(id);
  expect(seen).toHaveLength(12 + 2 - 1);
});

test('a service that ignores offsets is an error, not a list cut short or a loop', async () => {
  const { client, handler } = service();
  await create(client, 4);
  const stuck = clientOf((request) => {
    const url = new URL(request.url);
    url.searchParams.delete('offset');
    return handler(new Request(url, request));
  });
  const error = await rejectionOf(idsOf(stuck.listAllEnhancedConnections({ limit: 2 })));
  expect(error).toMatchObject({ name: 'UnexpectedAnswerError', reason: 'its pages do not follow on each other' });
});

test('a failing page fails the loop, and an abort ends it', async () => {
  const failing = clientOf(async () => new Response('', { status: 500 }));
  expect(await rejectionOf(idsOf(failing.listAllEnhancedConnections()))).toMatchObject({
    name: 'UnexpectedAnswerError',
  });
  const { client } = service();
  await create(client, 3);
  const controller = new AbortController();
  const seen: string[] = [];
  const loop = async () => {
    for await (const { id } of client.listAllEnhancedConnections({ limit: 2 }, { signal: controller.signal })) {
      seen.push(id);
      controller.abort(new Error('enough'));
    }
  };
  expect(await rejectionOf(loop())).toMatchObject({ message: 'enough' });
  expect(seen).toHaveLength(2);
});
