/** Successful answers with something else in place of a list or its entries. The core checks only that the list is there. */
import { expect, test } from 'vitest';
import { clientOf, input, rejectionOf } from '../test/client-of.ts';

const answered = { is_success: true, message: '', count: 1 };
const facts = { id: 'c1', name: 'test', status: 'ACTIVE', dest_vpc_id: 'vpc', dest_network_id: 'network' };
const row = { ...facts, create_time: Date.now(), available_queue_info: [] as unknown };
const wrong = [
  'text',
  {},
  5,
  true,
  [null],
  [5],
  ['text'],
  [[]],
  [{}],
  [{ name: 5, id: 5 }],
  [{ name: null, id: null }],
];
const unusable = { name: 'UnexpectedAnswerError', status: 200, retryable: false, mayHaveHappened: false };

test.each(wrong)('pages whose connections are %j are unexpected', async (connections) => {
  const client = clientOf(async () => Response.json({ ...answered, connections }));
  const error = await rejectionOf(client.listAllEnhancedConnections().next());
  expect(error).toMatchObject({ ...unusable, reason: 'an entry of a list lacks id' });
});

test.each(wrong)('a wait ends with an error if a list of peers is %j', async (peers) => {
  for (const field of ['available_queue_info', 'elastic_resource_pools']) {
    const client = clientOf(async () => Response.json({ ...answered, ...row, [field]: peers }));
    const error = await rejectionOf(client.waitUntilActive('c1'));
    expect(error).toMatchObject({ ...unusable, reason: 'an entry of a list lacks name' });
  }
});

test.each(wrong)('a create whose answer was lost stays open if the look-up finds %j', async (list) => {
  const found = [list, [{ ...row, available_queue_info: list }], [{ ...row, hosts: list }]];
  for (const connections of found) {
    const client = clientOf(async ({ method }) => {
      if (method === 'POST') throw new Error('connection lost');
      return Response.json({ ...answered, connections });
    });
    const call = client.createEnhancedConnection(
      { ...input, hosts: [{ name: 'h', ip: '10.0.0.1' }] },
      { reconcile: true },
    );
    expect(await rejectionOf(call)).toMatchObject({ name: 'UnknownOutcomeError', mayHaveHappened: true });
  }
});

test('a failed peer without a reason is reported without one', async () => {
  const available_queue_info = [{ name: 'q1', status: 'FAILED' }];
  const client = clientOf(async () => Response.json({ ...answered, ...row, available_queue_info }));
  const message = 'showEnhancedConnection: the peering with q1 failed: (no message)';
  expect(await rejectionOf(client.waitUntilActive('c1'))).toMatchObject({ name: 'WaitError', message });
});
