/** No runtime sends a create twice: a server takes it on a cached connection, and ends that without an answer. */

import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { portOf } from '@dli-connections/lab/port';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mustRun } from '../src/index.ts';
import { runtimes } from '../src/runtimes.ts';
import { installed } from './installed.ts';
import { argumentsFor, skipOrFail } from './runtime.ts';

const program = `import { createDliClient, UnknownOutcomeError } from '@dli-connections/client';
import { createRawClient } from '@dli-connections/client/raw';
const [, , endpoint] = globalThis.Deno ? ['', '', ...Deno.args] : process.argv;
const client = createDliClient({ endpoint, projectId: 'p1', credentials: 'any' });
const route = { connection_id: 'c1', name: 'r', cidr: '10.0.0.0/8' };
const input = { name: 'test', dest_vpc_id: 'v', dest_network_id: 'n', tags: [{ key: 'ключ', value: 'é' }] };
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
for (const call of [() => client.createEnhancedConnection(input), () => client.createRouteToEnhancedConnection(route)]) {
  await client.listEnhancedConnections();
  // Node gives a connection back to its pool a moment after the answer.
  await pause();
  const error = await call().catch((reason) => reason);
  if (!(error instanceof UnknownOutcomeError)) throw new Error('it ended with ' + error);
  console.log(error.message);
}
const raw = createRawClient({ endpoint, credentials: 'any' });
const params = { path: { project_id: 'p1' } };
const path = '/v2.0/{project_id}/datasource/enhanced-connections';
await raw.GET(path, { params });
await pause();
if (await raw.POST(path, { params, body: input }).catch(() => undefined)) throw new Error('there was an answer');
const encrypted = createDliClient({ endpoint: endpoint.replace('http', 'https'), projectId: 'p1', credentials: 'any', retry: false });
console.log((await encrypted.listEnhancedConnections().catch((reason) => reason)).message);
`;

const page = JSON.stringify({ is_success: true, message: '', count: 0, connections: [] });
/** Bodies of the changes that arrived, in order, and on which use of its connection each came. */
let arrived: [use: number, type: string | undefined, body: string][] = [];
const uses = new WeakMap<IncomingMessage['socket'], number>();
const server = createServer(async (request, response) => {
  const use = (uses.get(request.socket) ?? 0) + 1;
  uses.set(request.socket, use);
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  if (request.method === 'GET') return response.setHeader('content-type', 'application/json').end(page);
  arrived.push([use, request.headers['content-type'], body]);
  return request.socket.destroy();
});

const { directory } = await installed();
const there = inject('runtimes');
beforeAll(async () => {
  await writeFile(join(directory, 'resend.js'), program);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

// A worker and a page have no file to start: the client does not decide how they send.
test.for(['this node', ...runtimes.filter((name) => name !== 'workerd')])('%s', async (name, context) => {
  const here = { name, file: process.execPath, why: '' };
  const { file, why = '' } = name === 'this node' ? here : (there.find((each) => each.name === name) ?? { file: '' });
  if (!file) return skipOrFail(() => context.skip(), name, why);
  arrived = [];
  const port = portOf(server);
  const args = [...(argumentsFor[name] ?? []), 'resend.js', `http://127.0.0.1:${port}`];
  const env = { DENO_DIR: join(directory, 'deno'), DENO_NO_UPDATE_CHECK: '1' };
  const output = await mustRun(file, args, { cwd: directory, env });
  expect(output).toMatch(/it may or may not be done: no whole answer came from 127\.0\.0\.1:\d+: .+, 1 attempt/);
  // The code of Bun does not say if the connection was made before.
  expect(output).toMatch(
    /(?:could not reach|no whole answer came from) 127\.0\.0\.1:\d+: the server speaks no TLS, http:\/\/ may be right/,
  );
  const create = { name: 'test', dest_vpc_id: 'v', dest_network_id: 'n', tags: [{ key: 'ключ', value: 'é' }] };
  const bodies = [create, { name: 'r', cidr: '10.0.0.0/8' }, create].map((body) => JSON.stringify(body));
  expect(arrived).toEqual(bodies.map((body) => [2, 'application/json', body]));
});
