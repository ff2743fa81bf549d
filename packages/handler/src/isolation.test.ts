import { type OperationId, operations } from '@dli-connections/contract';
import { afterAll, describe, expect, test } from 'vitest';
import { type Flat, id, place, requestOf } from '../test/api.ts';
import { createHandler } from './handler.ts';
import { openSqliteStore } from './store/sqlite.ts';

const credentials = { tokens: ['p1', 'p2'].map((project) => ({ token: `token-of-${project}`, projects: [project] })) };
const store = openSqliteStore(':memory:');
let ids = 0;
const handler = createHandler({ store, credentials, newId: () => id(++ids), now: () => 1_000 });
afterAll(() => store.close());

const connection_id = await createIn('p1', 'secret');
/** Connections of p1 that p2 has nothing to do with any more, or never had. */
const foreign: [what: string, connection_id: string][] = [
  ['never was shared with it', connection_id],
  ['is shared with it no longer', await createIn('p1', 'secret_taken_back')],
  ['was shared with it and is deleted', await createIn('p1', 'secret_deleted')],
];
for (const [, id] of foreign.slice(1)) await share('grant', id);
await share('revoke', foreign[1]?.[1] ?? '');
await send('deleteEnhancedConnection', { project_id: 'p1', connection_id: foreign[2]?.[1] }, 'p1');

/** What no project has. */
const nowhere = id(999);
const resource_type = 'dli_enhanced_datasource';

/** For each operation, an input that would do something to the connection of p1, or tell of it. */
const inputs: Record<OperationId, (id: string) => Flat> = {
  listEnhancedConnections: () => ({ limit: 0 }),
  createEnhancedConnection: () => ({ name: 'mine', ...place }),
  showEnhancedConnection: (connection_id) => ({ connection_id }),
  updateEnhancedConnection: (connection_id) => ({ connection_id, hosts: [] }),
  deleteEnhancedConnection: (connection_id) => ({ connection_id }),
  associateQueueToEnhancedConnection: (connection_id) => ({ connection_id, queues: ['theirs'] }),
  disassociateQueueFromEnhancedConnection: (connection_id) => ({ connection_id, queues: ['q1'] }),
  createRouteToEnhancedConnection: (connection_id) => ({ connection_id, name: 'theirs', cidr: '10.9.0.0/24' }),
  deleteRouteFromEnhancedConnection: (connection_id) => ({ connection_id, name: 'r1' }),
  createEnhancedConnectionRoutes: (connection_id) => ({ connection_id, name: 'theirs', cidr: '10.9.0.0/24' }),
  deleteEnhancedConnectionRoutes: (connection_id) => ({ connection_id, name: 'r1' }),
  runAuthorizationAction: (connection_id) => ({
    action: 'grant',
    projectId: 'p3',
    privileges: [{ object: `edsconnections.${connection_id}`, privileges: ['BIND_QUEUE'] }],
  }),
  showEnhancedConnectionPrivilege: (connection_id) => ({ connection_id }),
  listResourcesByTags: () => ({ resource_type, tags: [{ key: 'k', values: ['v'] }] }),
  countResourcesByTags: () => ({ resource_type, tags: [{ key: 'k', values: ['v'] }] }),
  listResourcesTags: () => ({ resource_type }),
  showResourceTags: (resource_id) => ({ resource_type, resource_id }),
  batchCreateResourceTags: (resource_id) => ({ resource_type, resource_id, tags: [{ key: 'theirs', value: 'v' }] }),
  batchDeleteResourceTags: (resource_id) => ({ resource_type, resource_id, tags: [{ key: 'k', value: 'v' }] }),
};

/** Shares a connection of p1 with p2, or takes that back. */
async function share(action: 'grant' | 'revoke', id: string): Promise<void> {
  const privileges = [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] }];
  const done = await send('runAuthorizationAction', { project_id: 'p1', action, projectId: 'p2', privileges }, 'p1');
  expect(done.status).toBe(200);
}

async function createIn(project_id: string, name: string): Promise<string> {
  const body = { name, ...place, queues: ['q1'], tags: [{ key: 'k', value: 'v' }] };
  const created = await send('createEnhancedConnection', { project_id, ...body }, project_id);
  const { connection_id } = JSON.parse(created.text);
  await send(
    'createRouteToEnhancedConnection',
    { project_id, connection_id, name: 'r1', cidr: '10.8.0.0/24' },
    project_id,
  );
  return connection_id;
}

async function send(operationId: OperationId, input: Flat, tokenOf?: string) {
  const request = requestOf(operationId, input);
  if (tokenOf) request.headers.set('x-auth-token', `token-of-${tokenOf}`);
  else request.headers.delete('x-auth-token');
  const response = await handler(request);
  return { status: response.status, text: await response.text() };
}

/** All that p1 has, also what reads do not show. */
async function stateOfP1() {
  const found = [];
  for await (const piece of store.list('p1', {}, { offset: 0 })) found.push(...piece);
  return found;
}

describe.each(Object.keys(operations) as OperationId[])('%s', (operationId) => {
  const inputFor = (project_id: string, id: string) => ({ project_id, ...inputs[operationId](id) });
  const unchanged = async (act: () => Promise<void>) => {
    const before = await stateOfP1();
    await act();
    expect(await stateOfP1()).toEqual(before);
    expect(before).toHaveLength(foreign.length);
  };

  test('without credentials it is 401, whatever it names', () =>
    unchanged(async () => {
      expect((await send(operationId, inputFor('p1', connection_id))).status).toBe(401);
    }));

  test('in the project of others it is 403, in the same words for what exists and what does not', () =>
    unchanged(async () => {
      const existing = await send(operationId, inputFor('p1', connection_id), 'p2');
      expect(existing.status).toBe(403);
      expect(await send(operationId, inputFor('p1', nowhere), 'p2')).toEqual(existing);
    }));

  test.each(foreign)('in its own project a connection of others that %s is one that does not exist', (_, of) =>
    unchanged(async () => {
      const there = await send(operationId, inputFor('p2', of), 'p2');
      const unknown = await send(operationId, inputFor('p2', nowhere), 'p2');
      if (operationId === 'createEnhancedConnection') {
        // The names that p1 has taken are free here, until one is taken here.
        expect([there.status, unknown.status]).toEqual(of === connection_id ? [201, 400] : [400, 400]);
        return;
      }
      expect(there.text.replaceAll(of, nowhere)).toBe(unknown.text);
      expect(there.status).toBe(unknown.status);
      const names = JSON.stringify(inputs[operationId](of)).includes(of);
      if (names) expect(unknown).toMatchObject({ status: 400, text: expect.stringContaining(nowhere) });
      expect(there.text).not.toContain('secret');
    }),
  );
});
