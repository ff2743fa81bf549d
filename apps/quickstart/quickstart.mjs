import { createDliClient } from '@dli-connections/client';

const client = createDliClient({
  endpoint: process.env.DLI_ENDPOINT ?? 'http://127.0.0.1:4020',
  projectId: '48cc2c48765f481480c7db940d6409d1',
  credentials: 'any',
});
const place = {
  dest_vpc_id: '22094d8f-c310-4621-913d-4c4d655d8495',
  dest_network_id: '78f2562a-36e4-4b39-95b9-f5aab22e1281',
};
const { connection_id } = await client.createEnhancedConnection({ name: `q_${Date.now()}`, ...place, queues: ['q1'] });
console.log(`created ${connection_id}`);
const { available_queue_info } = await client.waitUntilActive(connection_id, { timeoutMs: 600_000 });
for (const { name, status } of available_queue_info) console.log(`queue ${name} is ${status}`);
for await (const { id, name } of client.listAllEnhancedConnections({ status: 'ACTIVE' }))
  console.log(`listed ${name} ${id}`);
await client.deleteEnhancedConnection({ connection_id });
console.log(`deleted ${connection_id}`);
