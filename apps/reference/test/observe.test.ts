/** Logs, health and metrics of the reference server. */
import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { RequestRecord } from '@dli-connections/middleware';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReference } from '../src/index.ts';

const path = '/v2.0/p1/datasource/enhanced-connections';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let lines: RequestRecord[];
let server: Awaited<ReturnType<typeof startReference>>;
beforeEach(async () => {
  lines = [];
  const log = (line: RequestRecord) => lines.push(line);
  server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:', peeringMs: 60_000, log });
});
afterEach(() => server.close());

const get = (where: string, headers: Record<string, string> = {}) =>
  fetch(server.url + where, { headers: { 'x-auth-token': 'secret-token', ...headers } });

function create(body: unknown) {
  const headers = { 'x-auth-token': 'secret-token', 'content-type': 'application/json' };
  return fetch(`${server.url}${path}?secret=query`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('the log', () => {
  it('has a line for each request, with the identifier of the answer and nothing that is secret', async () => {
    const body = { name: 'secret_name', dest_vpc_id: 'v', dest_network_id: 'n' };
    const answers = [await create(body), await get('/no/such?a=secret#secret'), await get('/healthz')];
    const rest = { time: expect.stringMatching(/^\d{4}-.*Z$/), ms: expect.any(Number) };
    const unknown = { code: 'APIGW.0101', reason: expect.stringContaining('does not exist') };
    expect(lines).toEqual(
      [
        { method: 'POST', path, project: 'p1', operation: 'createEnhancedConnection', status: 201 },
        { method: 'GET', path: '/no/such', project: null, operation: null, status: 404, ...unknown },
        { method: 'GET', path: '/healthz', project: null, operation: null, status: 200 },
      ].map((line, at) => ({ ...line, ...rest, id: answers[at]?.headers.get('x-request-id') })),
    );
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('has no project if the path has no valid one', async () => {
    await get(path.replace('p1', 'a%0Ab'));
    expect(lines[0]).toMatchObject({
      path: path.replace('p1', 'a%0Ab'),
      project: null,
      operation: 'listEnhancedConnections',
      status: 400,
    });
  });
});

describe('X-Request-Id', () => {
  it.each(['a', 'x'.repeat(128), '!"{}~'])('%j is kept, and logged as a digest: it may be a secret', async (id) => {
    expect((await get(path, { 'x-request-id': id })).headers.get('x-request-id')).toBe(id);
    expect(lines[0]?.id).toBe(`sha256:${hash('sha256', id).slice(0, 32)}`);
  });

  it('that is a UUID is kept, and logged unchanged', async () => {
    const id = '01234567-89AB-cdef-0123-456789abcdef';
    expect((await get(path, { 'x-request-id': id })).headers.get('x-request-id')).toBe(id);
    expect(lines[0]?.id).toBe(id);
  });

  it.each(['', 'x'.repeat(129), 'a b', 'ü', 'a\tb'])('%j is replaced', async (id) => {
    expect((await get(path, { 'x-request-id': id })).headers.get('x-request-id')).toMatch(uuid);
  });

  it.each([
    ['an address that is none', 400, 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['what is no HTTP', 400, 'HELLO\r\n\r\n'],
    ['headers without end', 431, `GET / HTTP/1.1\r\nHost: t\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('is on what no operation and no handler ever sees, which is logged too: %s', async (_, status, sent) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(sent);
    const answer = await text(socket);
    const [, id] = /\r\nx-request-id: (\S+)\r\n/i.exec(answer) ?? [];
    expect(id).toMatch(uuid);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(lines[0]).toMatchObject({ id, method: null, path: null, operation: null, status });
  });
});

describe('the probes', () => {
  it('report that it is alive and ready, without credentials', async () => {
    for (const [where, status] of [
      ['/healthz', 'alive'],
      ['/readyz', 'ready'],
    ] as const) {
      const answer = await fetch(server.url + where);
      expect([answer.status, await answer.json()]).toEqual([200, { status }]);
      expect((await fetch(server.url + where, { method: 'HEAD' })).status).toBe(200);
    }
  });

  it.each([
    ['POST', '/healthz'],
    ['GET', '/healthz/'],
    ['GET', '/Readyz'],
    ['DELETE', '/metrics'],
    ['POST', '/'],
    ['POST', '/_reset'],
  ])('leave %s %s to the contract, which knows no such thing', async (method, where) => {
    const answer = await fetch(server.url + where, { method });
    expect([answer.status, await answer.json()]).toMatchObject([404, { error_code: 'APIGW.0101' }]);
  });
});

describe('the first page', () => {
  it('is for people and for programs, and a curl line of it works when pasted', async () => {
    const page = await (await fetch(server.url, { headers: { accept: 'text/html' } })).text();
    expect(page).toMatch(/^<!doctype html>/);
    const [, curl = ''] = /^(curl .*)$/m.exec(await (await fetch(server.url)).text()) ?? [];
    const { stdout } = await promisify(execFile)('sh', ['-c', curl]);
    expect(JSON.parse(stdout)).toMatchObject({ is_success: true, count: 0 });
  });

  it('leads to the bundle of the spec, byte by byte', async () => {
    for (const form of ['yaml', 'json']) {
      const bundle = new URL(`../../../spec/dist/openapi.${form}`, import.meta.url);
      expect(await (await fetch(`${server.url}/openapi.${form}`)).text()).toBe(await readFile(bundle, 'utf8'));
    }
  });
});

describe('the metrics', () => {
  it('count requests by operation and status, durations, and what is in flight; not the probes', async () => {
    await create({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n' });
    await create({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n' });
    await get('/no/such');
    await get('/readyz');
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const samples = (await answer.text()).split('\n');
    expect(samples.filter((line) => /^dli_requests_/.test(line))).toEqual([
      'dli_requests_total{operation="createEnhancedConnection",status="201"} 1',
      'dli_requests_total{operation="createEnhancedConnection",status="400"} 1',
      'dli_requests_total{operation="none",status="404"} 1',
      'dli_requests_in_flight 0',
    ]);
    expect(samples).toContain('dli_request_duration_seconds_count{operation="createEnhancedConnection"} 2');
    expect(samples).toContain('dli_request_duration_seconds_bucket{operation="createEnhancedConnection",le="+Inf"} 2');
    expect(samples.at(-1)).toBe('');
  });
});

it('a peering takes the time that was set', async () => {
  const { connection_id } = await (
    await create({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] })
  ).json();
  const shown = await (await get(`${path}/${connection_id}`)).json();
  expect(shown.available_queue_info).toMatchObject([{ name: 'q1', status: 'CREATING' }]);
});

it('is not ready while it stops, for a probe already under way', async () => {
  const socket = connect(server.port, '127.0.0.1');
  const answers = text(socket);
  socket.write('GET /healthz HTTP/1.1\r\nHost: t\r\n\r\nGET /readyz HTTP/1.1\r\nHost: t\r\n');
  while (lines.length === 0) await sleep(5);
  const closed = server.close();
  socket.write('\r\n');
  expect(await answers).toMatch(/^HTTP\/1\.1 200 .*HTTP\/1\.1 503 .*\{"status":"not ready"\}$/s);
  await closed;
});

it('may be closed twice', async () => {
  await Promise.all([server.close(), server.close()]);
});
