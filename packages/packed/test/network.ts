/** Puts the reference handler in place of the network, with one connection in it. */
import { createDliClient } from '@dli-connections/client';
import { createHandler, openSqliteStore } from '@dli-connections/handler';

const handler = createHandler({ store: openSqliteStore(':memory:') });
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  return request.url.endsWith('/token') ? new Response('a-token') : handler(request);
};
const client = createDliClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any' });
await client.createEnhancedConnection({
  name: 'first',
  dest_vpc_id: 'vpc',
  dest_network_id: 'network',
  queues: ['q1'],
});
