import type { OperationId } from '@dli-connections/contract';
import { describe, expect, test } from 'vitest';
import { createApi, id, place } from '../../test/api.ts';
import { connectionOf } from '../../test/connection.ts';
import { inputs } from '../../test/inputs.ts';
import { softFailing } from '../../test/soft-failing.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import type { Scenario } from './scenario.ts';

/** A connection of one queue or pool each, and the peers that a read shows. */
async function peersOf(scenario: Scenario, queues: string[], elastic_resource_pools: string[] = [], where = place) {
  const { call } = createApi({ scenario });
  const input = { name: 'a', ...where, queues, elastic_resource_pools };
  const { body } = await call('createEnhancedConnection', input);
  const shown = await call('showEnhancedConnection', { connection_id: body.connection_id });
  return [...shown.body.available_queue_info, ...shown.body.elastic_resource_pools].map(
    ({ name, status, err_msg }) => ({
      name,
      status,
      err_msg,
    }),
  );
}

const active = (name: string) => ({ name, status: 'ACTIVE', err_msg: '' });
const failed = (name: string, err_msg: unknown) => ({ name, status: 'FAILED', err_msg });

describe('queues, pools and VPCs that exist', () => {
  test.each([
    [{ queues: ['q2'] }, 'There is no queue named q2'],
    [{ queues: ['q1', 'Q2'] }, 'There is no queue named q2'],
    [{ elastic_resource_pools: ['P1'] }, 'There is no elastic resource pool named P1'],
    [{ queues: ['default'] }, 'The queue default cannot be bound to a connection.'],
  ])('%j cannot be bound', async (bindings, error_msg) => {
    const { call } = createApi({ scenario: { queues: [{ name: 'Q1' }], elastic_resource_pools: [{ name: 'p1' }] } });
    const refused = await call('createEnhancedConnection', { name: 'a', ...place, ...bindings });
    expect(refused).toMatchObject({ status: 400, body: { error_msg } });
    const created = await call('createEnhancedConnection', { name: 'a', ...place, queues: ['q1'] });
    const { connection_id } = created.body;
    const bound = await call('associateQueueToEnhancedConnection', { connection_id, ...bindings });
    expect(bound).toMatchObject({ status: 400, body: { error_msg } });
    const shown = await call('showEnhancedConnection', { connection_id });
    expect(shown.body.available_queue_info).toHaveLength(1);
  });

  test('a queue is known in any case, and a list of queues does not restrict pools', async () => {
    expect(await peersOf({ queues: [{ name: 'Q1' }] }, ['q1'], ['any'])).toEqual([active('q1'), active('any')]);
  });

  test('a missing subnet fails the peering with the text of the vendor', async () => {
    const scenario = { vpcs: [{ id: 'v', subnets: [{ id: 'other' }] }] };
    const text =
      'Failed to get subnet n. Response code : 404, message : {"code":"VPC.0202","message":"Query resource by id n fail.the subnet could not be found."}';
    expect(await peersOf(scenario, ['q1'])).toEqual([failed('q1', text)]);
  });

  test('a subnet of another VPC does not exist in this one', async () => {
    const scenario = {
      vpcs: [
        { id: 'v', subnets: [] },
        { id: 'w', subnets: [{ id: 'n' }] },
      ],
    };
    expect(await peersOf(scenario, ['q1'])).toEqual([failed('q1', expect.stringContaining('VPC.0202'))]);
    expect(await peersOf(scenario, ['q1'], [], { dest_vpc_id: 'w', dest_network_id: 'n' })).toEqual([active('q1')]);
  });

  test('a missing VPC fails the peering', async () => {
    const text = expect.stringContaining('Failed to get vpc v.');
    expect(await peersOf({ vpcs: [] }, ['q1'])).toEqual([failed('q1', text)]);
  });
});

describe('ranges of addresses', () => {
  const vpcs = [{ id: 'v', subnets: [{ id: 'n', cidr: '10.1.0.0/24' }] }];

  test.each([
    ['10.0.0.0/8', true],
    ['10.1.0.128/25', true],
    ['10.1.0.7', true],
    ['10.1.1.0/24', false],
    ['::/0', false],
  ])('of a queue, %s, overlaps 10.1.0.0/24: %s', async (cidr, overlaps) => {
    const [peer] = await peersOf({ queues: [{ name: 'q1', cidr }], vpcs }, ['q1']);
    const text = `The CIDR block ${cidr} of queue q1 overlaps 10.1.0.0/24 of subnet n.`;
    expect(peer).toEqual(overlaps ? failed('q1', text) : active('q1'));
  });

  test('the second of two that overlap fails on one connection, and a third does not', async () => {
    const queues = [
      { name: 'q1', cidr: '10.2.0.0/16' },
      { name: 'q2', cidr: '10.2.3.0/24' },
      { name: 'q3', cidr: '10.2.3.0/25' },
    ];
    const text = 'The CIDR block 10.2.3.0/24 of queue q2 overlaps that of queue q1, which uses the connection already.';
    expect(await peersOf({ queues, vpcs }, ['q1', 'q2'])).toEqual([active('q1'), failed('q2', text)]);

    const { call } = createApi({ scenario: { queues } });
    const { connection_id } = (await call('createEnhancedConnection', { name: 'a', ...place, queues: ['q2'] })).body;
    await call('associateQueueToEnhancedConnection', { connection_id, queues: ['q1'] });
    await call('disassociateQueueFromEnhancedConnection', { connection_id, queues: ['q2'] });
    await call('associateQueueToEnhancedConnection', { connection_id, queues: ['q3'] });
    const { available_queue_info } = (await call('showEnhancedConnection', { connection_id })).body;
    expect(available_queue_info).toMatchObject([
      { name: 'q1', status: 'FAILED' },
      { name: 'q3', status: 'ACTIVE' },
    ]);
  });
});

describe('failures', () => {
  test('a queue fails with its own text, and others in the same call do not', async () => {
    const queues = [{ name: 'q1', fails: 'The agency lacks a permission.' }, { name: 'q2' }];
    expect(await peersOf({ queues }, ['q1', 'q2'])).toEqual([
      failed('q1', 'The agency lacks a permission.'),
      active('q2'),
    ]);
  });

  test('a slow queue takes its own time, and then fails or not', async () => {
    const scenario = { queues: [{ name: 'slow', peering_ms: 5_000, fails: 'no' }, { name: 'fast' }] };
    const { call, clock } = createApi({ scenario, peeringMs: 10 });
    const { connection_id } = (
      await call('createEnhancedConnection', { name: 'a', ...place, queues: ['slow', 'fast'] })
    ).body;
    const statuses = async (time: number) => {
      clock.time = time;
      const { body } = await call('showEnhancedConnection', { connection_id });
      return Object.fromEntries(
        body.available_queue_info.map((peer: { name: string; status: string }) => [peer.name, peer.status]),
      );
    };
    expect(await statuses(1_009)).toEqual({ slow: 'CREATING', fast: 'CREATING' });
    expect(await statuses(1_010)).toEqual({ slow: 'CREATING', fast: 'ACTIVE' });
    expect(await statuses(5_999)).toEqual({ slow: 'CREATING', fast: 'ACTIVE' });
    expect(await statuses(6_000)).toEqual({ slow: 'FAILED', fast: 'ACTIVE' });
  });

  test('a delete while a peer is CREATING is refused under the old rule', async () => {
    const { call, clock } = createApi({ scenario: { delete_while_creating: false }, peeringMs: 10 });
    const { connection_id } = (await call('createEnhancedConnection', { name: 'a', ...place, queues: ['q1'] })).body;
    const error_msg = `Connection ${connection_id} cannot be deleted while it is being created.`;
    expect(await call('deleteEnhancedConnection', { connection_id })).toMatchObject({
      status: 400,
      body: { error_msg },
    });
    clock.time = 1_010;
    expect(await call('deleteEnhancedConnection', { connection_id })).toMatchObject({ status: 200 });
  });

  test('a soft failure does nothing, and only where it is meant', async () => {
    const message = 'The queue is busy.';
    const soft_failures = [{ operation: 'createEnhancedConnection', queue: 'BUSY', message } as const];
    const { call } = createApi({ scenario: { soft_failures } });
    const busy = await call('createEnhancedConnection', { name: 'a', ...place, queues: ['q1', 'Busy'] });
    expect(busy).toEqual({ status: 201, body: { is_success: false, message, connection_id: id(1) } });
    expect((await call('showEnhancedConnection', { connection_id: id(1) })).status).toBe(400);
    expect((await call('listEnhancedConnections')).body.count).toBe(0);
    const fine = await call('createEnhancedConnection', { name: 'a', ...place, queues: ['q1'] });
    expect(fine.body.is_success).toBe(true);
  });

  test('an invalid request is refused first', async () => {
    const soft_failures = [{ operation: 'createEnhancedConnection', message: 'Not now.' } as const];
    const { call } = createApi({ scenario: { queues: [{ name: 'q1' }], soft_failures } });
    const queues = ['unknown', 'default'];
    const { status, body } = await call('createEnhancedConnection', { name: 'a', ...place, queues });
    expect([status, body.error_msg]).toEqual([400, 'The queue default cannot be bound to a connection.']);
  });

  test('an unknown connection is reported first', async () => {
    const message = 'Not now.';
    const soft_failures = softFailing.map((operation) => ({ operation, message }));
    const store = openSqliteStore(':memory:');
    const { call } = createApi({ store, scenario: { soft_failures } });
    await store.insert(connectionOf({ id: 'gone', name: 'gone', delete_time: 1 }), true);
    await store.insert(connectionOf({ id: 'shared', name: 'shared', grants: [{ grantee: 'p5' }] }), true);
    const messageOf = async (operation: OperationId, id: string, project_id = 'p1') => {
      const { status, body } = await call(operation, { project_id, ...inputs[operation](id) });
      return status === 200 ? body.message : body.error_msg;
    };
    for (const operation of softFailing.filter((each) => each !== 'createEnhancedConnection')) {
      for (const id of ['none', 'gone'])
        expect(await messageOf(operation, id), operation).toBe(`Connection ${id} does not exist.`);
      expect(await messageOf(operation, 'shared'), operation).toBe(message);
      const own = operation === 'deleteEnhancedConnection' || operation === 'runAuthorizationAction';
      expect(await messageOf(operation, 'shared', 'p5'), operation).toBe(
        own ? 'Connection shared does not exist.' : message,
      );
      expect(await messageOf(operation, 'shared', 'p4'), operation).toBe('Connection shared does not exist.');
    }
  });

  test('only operations whose answer is an outcome can fail softly', () => {
    expect(softFailing).toEqual(expect.arrayContaining(['createEnhancedConnection', 'runAuthorizationAction']));
    expect(softFailing).not.toContain('showEnhancedConnectionPrivilege');
    expect(softFailing).not.toContain('listEnhancedConnections');
  });

  test('too many calls of one project are 429 until the time is over', async () => {
    const { call, clock } = createApi({ scenario: { throttling: { requests: 2 } } });
    const list = (project_id = 'p1') => call('listEnhancedConnections', { project_id });
    expect([(await list()).status, (await list()).status]).toEqual([200, 200]);
    clock.time += 20_000;
    const error_msg = 'The throttling threshold has been reached: policy user over ratelimit,limit:2,time:1 minute';
    expect(await list()).toEqual({ status: 429, body: { error_code: 'APIGW.0308', error_msg } });
    expect((await list('p2')).status).toBe(200);
    clock.time += 40_000;
    expect((await list()).status).toBe(200);
  });

  test('a name that no project can have is refused, and not counted', async () => {
    const { call } = createApi({ scenario: { throttling: { requests: 0 } } });
    expect((await call('listEnhancedConnections', { project_id: 'a-b' })).status).toBe(400);
    expect((await call('listEnhancedConnections', { project_id: 'p'.repeat(14_000) })).status).toBe(400);
    expect((await call('listEnhancedConnections')).status).toBe(429);
  });
});
