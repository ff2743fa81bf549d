import { expect, test } from 'vitest';
import { createApi, id, place } from '../../test/api.ts';
import { c1, type Law, play, unknown } from '../../test/play.ts';
import { openSqliteStore } from '../store/sqlite.ts';

const hosts = [{ name: 'h1', ip: '10.0.0.1' }, {}];
const isGone = unknown();
const create = (more: object) => ({ name: 'other', ...place, ...more });

const laws: Law[] = [
  [
    'a create binds each queue and pool once, queues in lower case',
    [
      'createEnhancedConnection',
      create({ queues: ['Q1', 'q1', 'q2'], elastic_resource_pools: ['P', 'P'] }),
      { is_success: true, message: 'Create peer connection for queues:{Q1,q1,q2}', connection_id: id(2) },
    ],
    [
      'showEnhancedConnection',
      { connection_id: id(2) },
      { available_queue_info: [{ name: 'q1' }, { name: 'q2' }], elastic_resource_pools: [{ name: 'P' }] },
    ],
  ],
  [
    'a create that names no queue has no message',
    ['createEnhancedConnection', create({ queues: [], elastic_resource_pools: ['p'], tags: null }), { message: '' }],
  ],
  [
    'the queue default never binds, however it is written',
    [
      'createEnhancedConnection',
      create({ queues: ['q1', 'Default'] }),
      'DLI.0001 The queue default cannot be bound to a connection.',
    ],
    ['listEnhancedConnections', { name: 'other' }, { count: 0 }],
  ],
  [
    'a tag key is named once',
    [
      'createEnhancedConnection',
      create({
        tags: [
          { key: 'k', value: 'a' },
          { key: 'K', value: 'a' },
          { key: 'k', value: 'b' },
        ],
      }),
      'DLI.0001 body.tags has the key k more than once.',
    ],
  ],
  [
    'the name of an active connection is taken, in its project and in its exact letters',
    ['createEnhancedConnection', create({ name: 'test' }), 'DLI.0006 A connection named test exists already.'],
    ['createEnhancedConnection', create({ name: 'Test' }), {}],
    ['createEnhancedConnection', create({ name: 'test', project_id: 'p2' }), {}],
    ['deleteEnhancedConnection', {}, { message: 'Deleted' }],
    ['createEnhancedConnection', create({ name: 'test' }), {}],
  ],
  [
    'a show tells everything that reads tell',
    ['updateEnhancedConnection', { hosts }, { is_success: true, message: '' }],
    ['createRouteToEnhancedConnection', { name: 'r', cidr: '10.0.0.0/24' }, {}],
    [
      'showEnhancedConnection',
      {},
      {
        ...{
          is_success: true,
          message: '',
          id: c1,
          name: 'test',
          status: 'ACTIVE',
          ...place,
          create_time: 1_000,
          hosts,
        },
        ...{ available_queue_info: [], elastic_resource_pools: [], isPrivis: true, ipv6_enable: false },
        routes: [{ name: 'r', cidr: '10.0.0.0/24', create_time: 1_002 }],
      },
    ],
  ],
  [
    'hosts are replaced whole; missing, null or none clears them',
    ...[undefined, null, []].flatMap((none): Law[1][] => [
      ['updateEnhancedConnection', { hosts }, {}],
      ['updateEnhancedConnection', { hosts: [{ name: 'h2' }] }, {}],
      ['showEnhancedConnection', {}, { hosts: [{ name: 'h2' }] }],
      ['updateEnhancedConnection', { hosts: none }, {}],
      ['showEnhancedConnection', {}, { hosts: [] }],
    ]),
  ],
  [
    'a deleted connection is shown and listed, without peers, routes and privileges, and nothing else reaches it',
    ['associateQueueToEnhancedConnection', { queues: ['q1'], elastic_resource_pools: ['p'] }, {}],
    ['createRouteToEnhancedConnection', { name: 'r', cidr: '10.0.0.0/24' }, {}],
    [
      'runAuthorizationAction',
      {
        projectId: 'p2',
        action: 'grant',
        privileges: [{ object: `edsconnections.${c1}`, privileges: ['BIND_QUEUE'] }],
      },
      {},
    ],
    ['deleteEnhancedConnection', {}, { is_success: true, message: 'Deleted' }],
    ...(['showEnhancedConnection', 'listEnhancedConnections'] as const).map((operation): Law[1] => {
      const gone = { available_queue_info: [], elastic_resource_pools: [], routes: [], isPrivis: true };
      const shown = { id: c1, status: 'DELETED', ...gone };
      return [operation, {}, operation === 'showEnhancedConnection' ? shown : { count: 1, connections: [shown] }];
    }),
    ['showEnhancedConnection', { project_id: 'p2' }, isGone],
    ['deleteEnhancedConnection', {}, isGone],
    ['updateEnhancedConnection', { hosts }, isGone],
    ['associateQueueToEnhancedConnection', { queues: ['q'] }, isGone],
    ['disassociateQueueFromEnhancedConnection', { queues: ['q1'] }, isGone],
    ['createRouteToEnhancedConnection', { name: 'r', cidr: '10.0.0.0/24' }, isGone],
    ['deleteRouteFromEnhancedConnection', { name: 'r' }, isGone],
    ['showEnhancedConnectionPrivilege', {}, isGone],
    ['batchCreateResourceTags', { tags: [{ key: 'k', value: 'v' }] }, isGone],
    ['batchDeleteResourceTags', { tags: [{ key: 'k', value: 'v' }] }, isGone],
    ['showResourceTags', {}, isGone],
  ],
  [
    'another project sees nothing of it',
    ['showEnhancedConnection', { project_id: 'p2' }, isGone],
    ['listEnhancedConnections', { project_id: 'p2' }, { count: 0, connections: [] }],
    ['deleteEnhancedConnection', { project_id: 'p2' }, isGone],
    ['updateEnhancedConnection', { project_id: 'p2', hosts }, isGone],
    ['showEnhancedConnection', {}, { status: 'ACTIVE', hosts: [] }],
  ],
];

test.each(laws)('%s', (...law) => play(law));

test('names need not be unique if set so', async () => {
  const { call } = createApi({ uniqueNames: false });
  for (const _ of [1, 2]) expect(await call('createEnhancedConnection', create({}))).toMatchObject({ status: 201 });
});

test('a clock that was set back deletes no connection before its creation', async () => {
  const store = openSqliteStore(':memory:');
  const { call, clock } = createApi({ store });
  clock.time = 500;
  await call('createEnhancedConnection', { name: 'test', ...place });
  clock.time = 100;
  await call('deleteEnhancedConnection', { connection_id: id(1) });
  expect(await store.facts('p1', id(1))).toMatchObject({ create_time: 500, delete_time: 500 });
  await store.close();
});
