import type { Target } from '@dli-connections/contract';
import { expect, test } from 'vitest';
import { clientOf, input, rejectionOf } from '../test/client-of.ts';
import { service } from '../test/service.ts';
import { UnknownOutcomeError } from './index.ts';

const full = {
  ...input,
  queues: ['Q1', 'q2', 'q1'],
  elastic_resource_pools: ['pool'],
  hosts: [{ name: 'h', ip: '10.0.0.1' }],
  tags: [{ key: 'k', value: 'v' }],
};

/** A service that loses answers to creates, before or after they are carried out. */
function losing(carriedOut: boolean) {
  const { client: direct, handler, clock } = service();
  const target: Target = async (request) => {
    if (request.method !== 'POST') return handler(request);
    if (carriedOut) await handler(request);
    throw new Error('connection reset');
  };
  return { direct, clock, client: clientOf(target, { clock }) };
}

test('a create whose answer was lost is found', async () => {
  const { client, direct } = losing(true);
  const { connection_id } = await client.createEnhancedConnection(full, { reconcile: true });
  const { name, hosts } = await direct.showEnhancedConnection({ connection_id });
  expect({ name, hosts }).toEqual({ name: full.name, hosts: full.hosts });
});

test('without reconcile it is not looked for', async () => {
  const error = await rejectionOf(losing(true).client.createEnhancedConnection(full));
  expect(error).toBeInstanceOf(UnknownOutcomeError);
});

test('a create that never arrived is not there, and not repeated', async () => {
  const error = await rejectionOf(losing(false).client.createEnhancedConnection(full, { reconcile: true }));
  expect(error).toBeInstanceOf(UnknownOutcomeError);
  expect(error).toMatchObject({ cause: { name: 'UnknownOutcomeError' } });
  expect((error as Error).message).toContain('it may or may not be done, and is not there yet');
});

test.each([
  ['dest_vpc_id', { dest_vpc_id: 'other' }],
  ['dest_network_id', { dest_network_id: 'other' }],
  ['queues', { queues: ['q1'] }],
  ['elastic_resource_pools', { elastic_resource_pools: [] }],
  ['hosts', { hosts: [{ name: 'h', ip: '10.0.0.2' }] }],
  ['tags', { tags: [{ key: 'k', value: 'w' }] }],
])('one of that name with other %s is another one', async (field, change) => {
  const { client, direct } = losing(true);
  await direct.createEnhancedConnection({ ...full, ...change });
  const error = await rejectionOf(client.createEnhancedConnection(full, { reconcile: true }));
  expect((error as Error).message).toContain(`and a connection of that name has other ${field}`);
});

test('a connection from before the call does not count', async () => {
  const { client, direct, clock } = losing(false);
  await direct.createEnhancedConnection(full);
  await clock.until(new Promise<void>((resolve) => clock.setTimeout(resolve, 20 * 60_000)));
  const error = await rejectionOf(client.createEnhancedConnection(full, { reconcile: true }));
  expect((error as Error).message).toContain('is not there yet');
});

test('the newer of two is the result', async () => {
  const { clock, handler, client: direct } = service({ uniqueNames: false });
  await direct.createEnhancedConnection(full);
  const losing: Target = async (request) => {
    const answer = await handler(request);
    if (request.method === 'POST') throw new Error('connection reset');
    return answer;
  };
  const call = clientOf(losing, { clock }).createEnhancedConnection(full, { reconcile: true });
  const { connection_id } = await call;
  const { connections } = await direct.listEnhancedConnections();
  expect(connections.map(({ id }) => id).indexOf(connection_id)).toBe(1);
});

test('tags are asked for only where the create has some', async () => {
  const { clock, handler } = service();
  const target: Target = async (request) => {
    if (request.url.endsWith('/tags')) return new Response('not here', { status: 404 });
    const answer = await handler(request);
    if (request.method === 'POST') throw new Error('connection reset');
    return answer;
  };
  const client = clientOf(target, { clock });
  expect(await client.createEnhancedConnection(input, { reconcile: true })).toMatchObject({ is_success: true });
  const error = await rejectionOf(client.createEnhancedConnection({ ...full, name: 'tagged' }, { reconcile: true }));
  expect((error as Error).message).toContain('looking for it failed');
});

test('a refused create rejects with the refusal', async () => {
  const { client } = service();
  await client.createEnhancedConnection(full);
  expect(await rejectionOf(client.createEnhancedConnection(full, { reconcile: true }))).toMatchObject({ status: 400 });
});

test('a failed look-up leaves the outcome unknown, and an abort rejects as one', async () => {
  const away = clientOf(async () => Promise.reject(new Error('reset')));
  const error = await rejectionOf(away.createEnhancedConnection(full, { reconcile: true }));
  expect((error as Error).message).toContain('looking for it failed');
  const controller = new AbortController();
  const aborting = clientOf(async (request) => {
    if (request.method === 'GET') controller.abort(new Error('enough'));
    throw new Error('reset');
  });
  const call = aborting.createEnhancedConnection(full, { reconcile: true, signal: controller.signal });
  expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
});
