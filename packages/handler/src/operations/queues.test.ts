import { expect, test } from 'vitest';
import { createApi, id, place } from '../../test/api.ts';
import { c1, type Law, play } from '../../test/play.ts';

const bind = 'associateQueueToEnhancedConnection';
const unbind = 'disassociateQueueFromEnhancedConnection';
const shown = (...names: string[]) => ({ available_queue_info: names.map((name) => ({ name })) });

const laws: Law[] = [
  [
    'what is bound already stays as it is',
    [bind, { queues: ['q1', 'q2'] }, { message: 'associated peer connection for queues: {q1,q2}.' }],
    [bind, { queues: ['Q1', 'q3'] }, { message: 'associated peer connection for queues: {Q1,q3}.' }],
    [
      'showEnhancedConnection',
      {},
      {
        available_queue_info: [
          { name: 'q1', status: 'ACTIVE', err_msg: '', update_time: 1_001, peer_id: id(2) },
          { name: 'q2', update_time: 1_001 },
          { name: 'q3', update_time: 1_002 },
        ],
      },
    ],
  ],
  [
    'a pool is distinguished from a queue of the same name, and its name stays unchanged',
    [
      bind,
      { queues: ['a'], elastic_resource_pools: ['a', 'B'] },
      { message: 'associated peer connection for queues: {a,a,B}.' },
    ],
    [unbind, { queues: ['a', 'b'] }, { message: 'Disassociated peer connection for queues:{a,b}.' }],
    ['showEnhancedConnection', {}, { ...shown(), elastic_resource_pools: [{ name: 'B' }, { name: 'a' }] }],
  ],
  [
    'an unbind ignores what is not bound',
    [bind, { queues: ['q1', 'q2'] }, {}],
    [unbind, { queues: ['Q1', 'other'] }, { message: 'Disassociated peer connection for queues:{Q1,other}.' }],
    [unbind, { queues: ['default'] }, {}],
    ['showEnhancedConnection', {}, shown('q2')],
  ],
  [
    'the queue default is refused with all that is named beside it',
    [bind, { queues: ['q1', 'DEFAULT'] }, 'DLI.0001 The queue default cannot be bound to a connection.'],
    [bind, { elastic_resource_pools: ['default'] }, {}],
    ['showEnhancedConnection', {}, shown()],
  ],
];

test.each(laws)('%s', (...law) => play(law));

test('a failed peer is shown with the reason and cannot be unbound, nor can others in the same call', async () => {
  const { call, clock, store } = createApi();
  await call('createEnhancedConnection', { name: 'test', ...place });
  const peering = { peer_id: 'x', bind_time: 1_000, ready_time: 2_000, failure: 'no subnet' };
  await store.change('p1', [c1], (connection) => ({
    next: {
      // Just created.
      ...(connection as NonNullable<typeof connection>),
      peerings: [
        { ...peering, kind: 'queue', name: 'q1' },
        { ...peering, kind: 'pool', name: 'p1' },
        { ...peering, kind: 'queue', name: 'q2', failure: null },
      ],
    },
  }));
  const input = { connection_id: c1, queues: ['q2'] };
  const failing = { connection_id: c1, queues: ['q1'] };

  clock.time = 2_000;
  const { body } = await call('showEnhancedConnection', { connection_id: c1 });
  expect(body.available_queue_info).toMatchObject([
    { name: 'q1', status: 'FAILED', err_msg: 'no subnet', update_time: 2_000 },
    { name: 'q2', status: 'ACTIVE', err_msg: '' },
  ]);
  expect(await call(unbind, { ...failing, queues: ['q2', 'q1'] })).toMatchObject({
    status: 400,
    body: { error_code: 'DLI.0001', error_msg: 'The queue q1 cannot be unbound while its peer is FAILED.' },
  });
  expect(await call(unbind, { connection_id: c1, elastic_resource_pools: ['p1'] })).toMatchObject({
    body: { error_msg: 'The elastic resource pool p1 cannot be unbound while its peer is FAILED.' },
  });
  expect(await call(unbind, input)).toMatchObject({ status: 200 });

  // Before the attempt has failed, nobody knows that it will.
  clock.time = 1_999;
  expect(await call(unbind, failing)).toMatchObject({ status: 200 });
});
