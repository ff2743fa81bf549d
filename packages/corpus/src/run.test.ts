import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portOf } from '@dli-connections/lab/port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentSource } from './documents.ts';
import { runDocument } from './run.ts';
import type { Start } from './servers.ts';

const paths = Object.fromEntries(
  ['/a', '/b', '/c', '/d', '/e'].map((path) => [path, { get: { responses: { 204: { description: 'Done.' } } } }]),
);
const held = { name: 'a', registry: 'npm', version: '1', hash: '', documents: {} } as const;
const source: DocumentSource = { id: 'a', file: 'a.json', package: held };
let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dli-corpus-'));
  file = join(folder, 'a.json');
  await writeFile(file, JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths }));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a server in this process. */
function starting(listener: RequestListener): Start {
  return async () => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const end = async () => {
      server.close();
      server.closeAllConnections();
      return 0;
    };
    return { url: `http://127.0.0.1:${portOf(server)}`, end }; // it listens on a port
  };
}

const right = starting((_, response) => response.writeHead(204).end());

test('each operation is called once on each server, and each answer is judged', async () => {
  const asked: (string | undefined)[] = [];
  const wrong = starting((request, response) => {
    asked.push(request.url);
    response.writeHead(request.url === '/c' ? 500 : 204).end();
  });
  const { mock, prism } = await runDocument(source, file, { mock: wrong, prism: right });
  expect(asked).toEqual(Object.keys(paths));
  expect(mock).toMatchObject({ valid: 4, faults: [{ operation: 'GET /c' }] });
  expect(prism).toEqual({ valid: 5, faults: [] });
});

test('a server that stops answering gets no more requests', async () => {
  const asked: (string | undefined)[] = [];
  const stopping = starting((request, response) => {
    asked.push(request.url);
    if (request.url === '/b') request.destroy();
    else response.writeHead(204).end();
  });
  const { mock } = await runDocument(source, file, { mock: stopping, prism: right });
  expect(mock).toEqual({ valid: 1, stopped: true, faults: [] });
  expect(asked).toEqual(['/a', '/b']);
});

test('an answer that is not HTTP is a fault of its operation', async () => {
  const garbled = starting((request, response) =>
    request.url === '/b' ? request.socket.end('HTTP/1.1 nothing\r\n\r\n') : response.writeHead(204).end(),
  );
  const { mock } = await runDocument(source, file, { mock: garbled, prism: right });
  expect(mock).toMatchObject({ valid: 4, faults: [{ operation: 'GET /b' }] });
});

test('a server that does not start has refused the document', async () => {
  const refusing: Start = async () => {
    throw new Error('no such schema');
  };
  const { mock } = await runDocument(source, file, { mock: refusing, prism: right });
  expect(mock).toEqual({ refused: 'no such schema', valid: 0, faults: [] });
});
