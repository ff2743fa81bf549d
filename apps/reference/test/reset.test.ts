/** `POST /_reset`, on every store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { type ReferenceOptions, startReference } from '../src/reference.ts';

const headers = { 'x-auth-token': 't', 'content-type': 'application/json' };
const stop: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of stop.splice(0)) await close();
});

async function serverOn(data: string, options: Partial<ReferenceOptions> = {}) {
  const server = await startReference({ port: 0, host: '127.0.0.1', data, reset: true, ...options });
  stop.push(server.close);
  const urlOf = (project: string) => `${server.url}/v2.0/${project}/datasource/enhanced-connections`;
  return {
    create: async (project: string) => {
      const body = JSON.stringify({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });
      const created = await fetch(urlOf(project), { method: 'POST', headers, body });
      return String((await created.json()).connection_id);
    },
    remove: (project: string, id: string) => fetch(`${urlOf(project)}/${id}`, { method: 'DELETE', headers }),
    counts: (...projects: string[]) =>
      Promise.all(projects.map(async (each) => (await (await fetch(urlOf(each), { headers })).json()).count)),
    reset: async (query = '', init: RequestInit = {}, path = '/_reset') => {
      const answer = await fetch(`${server.url}${path}${query}`, { method: 'POST', ...init });
      return [answer.status, await answer.json()];
    },
  };
}

const places = {
  memory: async () => ':memory:',
  'a file': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dli-reset-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, 'data.sqlite');
  },
  ...(postgres && { PostgreSQL: createPlace }),
};

describe.each(Object.entries(places))('in %s', (_, placeOf) => {
  test('it empties one project, deleted connections too, and then all of them', async () => {
    const { create, remove, counts, reset } = await serverOn(await placeOf());
    for (const project of ['p1', 'p2', 'p2x']) await create(project);
    await remove('p1', await create('p1'));
    await create('p3');
    expect(await reset('?project=p1')).toEqual([200, { status: 'ok' }]);
    expect(await counts('p1', 'p2', 'p2x')).toEqual([0, 1, 1]);
    await create('p1');
    expect(await reset()).toEqual([200, { status: 'ok' }]);
    expect(await counts('p1', 'p2', 'p2x', 'p3')).toEqual([0, 0, 0, 0]);
    await create('p2');
    expect(await counts('p2')).toEqual([1]);
  });

  test('a project that has nothing is empty already', async () => {
    const { reset } = await serverOn(await placeOf());
    expect(await reset('?project=none')).toEqual([200, { status: 'ok' }]);
    expect(await reset()).toEqual([200, { status: 'ok' }]);
  });
});

test.each([
  '?project=',
  '?project=a-b',
  '?project=p1&project=p2',
  '?projekt=p1',
  '?project=p1&all=1',
  `?project=${'x'.repeat(65)}`,
])('%s is refused, and nothing is removed', async (query) => {
  const { create, counts, reset } = await serverOn(':memory:');
  await create('p1');
  expect(await reset(query)).toMatchObject([
    400,
    { error_code: 'DLI.0001', error_msg: expect.stringContaining('project') },
  ]);
  expect(await counts('p1')).toEqual([1]);
});

test('its path may be encoded without need', async () => {
  const { create, counts, reset } = await serverOn(':memory:');
  await create('p1');
  expect(await reset('', {}, '/%5F%72eset')).toEqual([200, { status: 'ok' }]);
  expect(await counts('p1')).toEqual([0]);
});

test('it is off by default', async () => {
  const { create, counts, reset } = await serverOn(':memory:', { reset: false });
  await create('p1');
  expect(await reset()).toMatchObject([404, { error_code: 'APIGW.0101' }]);
  expect(await counts('p1')).toEqual([1]);
});

test.each([
  [undefined, 'http://page.test', 403],
  ['http://other.test', 'http://page.test', 403],
  ['http://page.test', 'http://page.test', 200],
  ['*', 'http://page.test', 200],
  [undefined, undefined, 200],
])('with --cors %s a page of %s is answered %s', async (cors, origin, status) => {
  const { create, counts, reset } = await serverOn(':memory:', { cors });
  await create('p1');
  const [answered] = await reset('', origin === undefined ? {} : { headers: { origin } });
  expect([answered, await counts('p1')]).toEqual([status, [status === 200 ? 0 : 1]]);
});
