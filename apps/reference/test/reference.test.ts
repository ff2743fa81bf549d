/** The reference server as a process: acknowledged changes survive a kill. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { type Running, startPrinting } from '@dli-connections/lab/program';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from './run.ts';

const path = '/v2.0/p1/datasource/enhanced-connections';
const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };

let folder: string;
let server: Running;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dli-reference-'));
});
afterEach(async () => {
  await server.end('SIGKILL');
  await rm(folder, { recursive: true });
});

/** Starts the server on the data of this test and resolves with its URL. */
async function start(): Promise<string> {
  server = await startPrinting({ args: [main, '--port', '0', '--data', 'data.sqlite'], cwd: folder });
  return server.url;
}

async function create(url: string, name: string): Promise<string> {
  const body = JSON.stringify({ name, dest_vpc_id: 'v', dest_network_id: 'n' });
  const response = await fetch(url + path, { method: 'POST', headers, body });
  return (await response.json()).connection_id;
}

test('each create answered with 201 survives kill -9 amid many of them', async () => {
  const acknowledged = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    const url = await start();
    const creators = Array.from({ length: 8 }, async (_, creator) => {
      for (let n = 0; ; n++) {
        const name = `r${round}_${creator}_${n}`;
        acknowledged.set(await create(url, name), name);
      }
    }).map((creator) => creator.catch(() => {})); // the creates end when the server is gone
    while (acknowledged.size < 100 * (round + 1)) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([...creators, server.end('SIGKILL')]);
  }
  const url = await start();
  for (const [id, name] of acknowledged) {
    const response = await fetch(`${url}${path}/${id}`, { headers });
    expect(await response.json()).toMatchObject({ id, name, status: 'ACTIVE' });
  }
});

test('SIGTERM ends it with exit code 0', async () => {
  const url = await start();
  await create(url, 'a');
  expect(await server.end('SIGTERM')).toBe(0);
});

test.each(['GET', 'DELETE'])('a body on a %s is refused in the words of the mock', async (method) => {
  const url = await start();
  const id = await create(url, 'a');
  const answer = await new Promise<[status: number | undefined, body: unknown]>((resolve, reject) => {
    const message = request(`${url}${path}/${id}`, { method, headers: { ...headers, 'content-length': 2 } });
    message
      .on('error', reject)
      .on('response', async (response) => resolve([response.statusCode, await json(response)]));
    message.end('{}');
  });
  const error_msg = 'body must be absent: this operation takes none';
  expect(answer).toEqual([400, { error_code: 'DLI.0001', error_msg }]);
});
