import type {
  Body,
  Connection,
  CreatedConnection,
  PathParameters,
  Query,
  ShownConnection,
} from '@dli-connections/contract';
import { expectTypeOf, test } from 'vitest';
import type { Arguments } from './core.ts';
import {
  type CreateEnhancedConnectionInput,
  type CreateEnhancedConnectionResult,
  createDliClient,
  type ListEnhancedConnectionsResult,
  type OperationId,
} from './index.ts';

const client = createDliClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: 't' });
const required = { name: 'test', dest_vpc_id: 'vpc', dest_network_id: 'network' };

test('the result is the body of the documented success', () => {
  expectTypeOf(client.createEnhancedConnection(required)).resolves.toExtend<CreatedConnection>();
  expectTypeOf<CreatedConnection>().toExtend<CreateEnhancedConnectionResult>();
  expectTypeOf(client.showEnhancedConnection({ connection_id: 'c1' })).resolves.toExtend<ShownConnection>();
});

test('a misspelt optional field', () => {
  // @ts-expect-error there is no `quues`
  client.createEnhancedConnection({ name: 'test', dest_vpc_id: 'vpc', dest_network_id: 'network', quues: [] });
  // @ts-expect-error there is no `adress` in a host
  client.createEnhancedConnection({ ...required, hosts: [{ adress: '192.168.0.1' }] });
});

test('a missing required field', () => {
  // @ts-expect-error `dest_network_id` is required
  client.createEnhancedConnection({ name: 'test', dest_vpc_id: 'vpc' });
  // @ts-expect-error `connection_id` is required
  client.showEnhancedConnection({});
  // @ts-expect-error an input is required
  client.showEnhancedConnection();
});

test('a field of another type', () => {
  // @ts-expect-error `queues` takes strings
  client.createEnhancedConnection({ ...required, queues: [1] });
});

test('the project belongs to the client', () => {
  // @ts-expect-error there is no `project_id`
  client.showEnhancedConnection({ connection_id: 'c1', project_id: 'p2' });
});

test('a field that the result does not have', async () => {
  const created = await client.createEnhancedConnection(required);
  // @ts-expect-error a create answers `connection_id`; reads call it `id`
  created.id;
  // @ts-expect-error errors are thrown, so a result has no `error_code`
  created.error_code;
});

test('an answer without a body has none to read', async () => {
  const tags = [{ key: 'k', value: 'v' }];
  const resource = { resource_type: 'dli_enhanced_datasource', resource_id: 'c1' } as const;
  expectTypeOf(client.batchCreateResourceTags({ ...resource, tags })).resolves.toEqualTypeOf<undefined>();
  // @ts-expect-error a 204 has no `is_success`
  (await client.batchCreateResourceTags({ ...resource, tags }))?.is_success;
});

test('only a create can be reconciled', () => {
  client.createEnhancedConnection(required, { reconcile: true });
  // @ts-expect-error a show has nothing to reconcile
  client.showEnhancedConnection({ connection_id: 'c1' }, { reconcile: true });
  // @ts-expect-error there is no `timeout`
  client.createEnhancedConnection(required, { timeout: 1 });
});

test('a client is at an address or in a region, and calls as someone', () => {
  const project = { projectId: 'p1', credentials: async () => 't' };
  createDliClient({ ...project, region: 'eu-de', retry: false });
  createDliClient({ projectId: 'p1', region: 'eu-de', credentials: { accessKey: 'AK', secretKey: 'SK' } });
  // @ts-expect-error not both
  createDliClient({ ...project, region: 'eu-de', endpoint: 'http://dli.test' });
  // @ts-expect-error not neither
  createDliClient(project);
  // @ts-expect-error the secret key is required
  createDliClient({ projectId: 'p1', region: 'eu-de', credentials: { accessKey: 'AK' } });
  // @ts-expect-error there is no `retries`
  createDliClient({ ...project, region: 'eu-de', retries: 3 });
});

test('paging and waiting are as typed as the methods', async () => {
  for await (const connection of client.listAllEnhancedConnections({ status: 'ACTIVE' })) {
    expectTypeOf(connection).toEqualTypeOf<Connection>();
  }
  // @ts-expect-error the offset is its own
  client.listAllEnhancedConnections({ offset: 1 });
  expectTypeOf(client.waitUntilActive('c1')).resolves.toEqualTypeOf<ShownConnection>();
  // @ts-expect-error there is no `peer`
  client.waitUntilActive('c1', { peer: 'q1' });
});

test('an operation that the contract does not have', () => {
  // @ts-expect-error there is no such operation
  client.createConnection(required);
});

test('an input of which nothing is required may be left out', () => {
  const list = (..._args: Arguments<{ limit?: number }>) => {};
  list();
  list({ limit: 1 }, { signal: AbortSignal.timeout(1) });
  // @ts-expect-error there is no `limt`
  list({ limt: 1 });
});

test('a field that may be left out may be undefined, at any depth', () => {
  const unset = undefined as string | undefined;
  client.listEnhancedConnections({ name: unset, status: unset, limit: undefined });
  client.createEnhancedConnection({ ...required, queues: undefined, hosts: [{ name: unset, ip: '192.168.0.1' }] });
  // @ts-expect-error a name is required
  client.createEnhancedConnection({ ...required, name: unset });
});

test('inputs and results have names', () => {
  expectTypeOf(client.createEnhancedConnection).parameter(0).toEqualTypeOf<CreateEnhancedConnectionInput>();
  expectTypeOf(client.listEnhancedConnections).returns.resolves.toEqualTypeOf<ListEnhancedConnectionsResult>();
});

test('a status is in any case', () => {
  for (const status of ['ACTIVE', 'active', 'DELETED'] as const) client.listEnhancedConnections({ status });
  // @ts-expect-error it is a text
  client.listEnhancedConnections({ status: 1 });
});

test('no name stands for both a parameter and a body property, or a flat input could not say which', () => {
  type Parameter<Op extends OperationId> = keyof PathParameters<Op> | keyof Query<Op>;
  type Shared = { [Op in OperationId]: [Body<Op>] extends [never] ? never : keyof Body<Op> & Parameter<Op> };
  expectTypeOf<Shared[OperationId]>().toBeNever();
});
