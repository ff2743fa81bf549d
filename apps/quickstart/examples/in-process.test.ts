/** My program and the service in one process: no port, no waiting, a state of its own for each test. */
import { createDliClient, type DliClient, SoftFailureError } from '@dli-connections/client';
import { createHandler, openSqliteStore, type Scenario } from '@dli-connections/handler';
import { expect, test } from 'vitest';

/** The program under test: connects a queue, and says whether it can reach the network. */
async function connect(client: DliClient, queue: string): Promise<string> {
  const place = { dest_vpc_id: 'vpc', dest_network_id: 'network' };
  const { connection_id } = await client.createEnhancedConnection({ name: 'lake', ...place });
  await client.associateQueueToEnhancedConnection({ connection_id, queues: [queue] });
  const { available_queue_info } = await client.showEnhancedConnection({ connection_id });
  return available_queue_info[0]?.status ?? 'no peer';
}

function clientOn(scenario?: Scenario): DliClient {
  const fetch = createHandler({ store: openSqliteStore(':memory:'), scenario });
  return createDliClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any', fetch });
}

test('a queue is connected', async () => {
  expect(await connect(clientOn(), 'q1')).toBe('ACTIVE');
});

test('a queue whose peering fails is reported', async () => {
  expect(await connect(clientOn({ queues: [{ name: 'q1', fails: 'No agency.' }] }), 'q1')).toBe('FAILED');
});

test('a failure that looks like a success is a failure', async () => {
  const busy = { operation: 'associateQueueToEnhancedConnection', message: 'The queue is busy.' } as const;
  await expect(connect(clientOn({ soft_failures: [busy] }), 'q1')).rejects.toThrow(SoftFailureError);
});
