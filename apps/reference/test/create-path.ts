/** Prints, as JSON, the functions of each file of ours that one create over HTTP calls. Those that read "" have no name. */
import { request } from 'node:http';
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startReference } from '../src/reference.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const headers = { 'x-auth-token': 't', 'content-type': 'application/json' };

function create(url: string, name: string): Promise<number | undefined> {
  const body = JSON.stringify({ name, dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v2.0/p1/datasource/enhanced-connections`, { method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end(body);
  });
}

const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:', log: () => {} });
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
// The first create also runs one-time work, such as preparing statements.
await create(server.url, 'first');
await session.post('Profiler.takePreciseCoverage');
const status = await create(server.url, 'second');
const { result } = await session.post('Profiler.takePreciseCoverage');
await server.close();

const files: Record<string, string[]> = {};
for (const { url, functions } of result) {
  const path = url.startsWith('file:') ? relative(root, fileURLToPath(url)) : '';
  if (!/^(?:packages|apps)\/(?!.*(?:node_modules|\/test\/))/.test(path)) continue;
  const called = functions.filter(({ ranges }) => ranges[0]?.count).map(({ functionName }) => functionName);
  if (called.length > 0) files[path] = called;
}
console.log(JSON.stringify({ status, files }));
