/** The journeys of spec/workflows, run by `redocly respect` against reference servers. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Target } from '@dli-connections/contract';
import type { Exchange } from '@dli-connections/contract/server';
import { createExchange, openPostgresStore, openSqliteStore, type Store } from '@dli-connections/handler';
import { createSchema, postgres } from '@dli-connections/lab/postgres';
import { startReference } from '@dli-connections/reference';
import { type Served, serve } from '@dli-connections/serve';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawnPair } from '../targets/processes.ts';

const run = promisify(execFile);
const spec = fileURLToPath(new URL('../../../spec/', import.meta.url));
const redocly = fileURLToPath(new URL('../../../spec/node_modules/.bin/redocly', import.meta.url));
const inputs = { token: 'any', project: 'p1', grantee: 'p2', name: 'workflow' };

/** The handler itself, with nothing around it but a port. */
async function serveHandler(store: Store, remove = async () => {}): Promise<Pick<Served, 'url' | 'close'>> {
  const { url, close } = await serve(createExchange({ store }), { port: 0, setting: 'none' });
  return { url, close: () => close().then(store.close).then(remove) };
}

/** Passes requests on to a target. */
const exchangeOf =
  (target: Target): Exchange =>
  async (request) => {
    const { method, url, headers, hasBody } = request;
    const body = hasBody ? await request.take(1_000_000) : null;
    if (typeof body === 'string') throw new Error(`the body is ${body}`);
    const sent = Object.entries(headers).map(([name, value = '']): [string, string] => [name, value]);
    const response = await target(new Request(url, { method, headers: sent, body }));
    const fields = { 'content-type': response.headers.get('content-type') ?? '' };
    return { status: response.status, headers: fields, body: await response.text() };
  };

/** Targets of the journeys: the handler and the reference server on each store, and two processes on one database. */
const servers: Record<string, () => Promise<Pick<Served, 'url' | 'close'>>> = {
  'the handler': () => serveHandler(openSqliteStore(':memory:')),
  'the reference server': () => startReference({ port: 0, host: '127.0.0.1', data: ':memory:' }),
};
if (postgres) {
  servers['the handler on PostgreSQL'] = async () => {
    const { url, remove } = await createSchema();
    return serveHandler(await openPostgresStore(url), remove);
  };
  servers['the reference server on PostgreSQL'] = async () => {
    const { url, remove } = await createSchema();
    const server = await startReference({ port: 0, host: '127.0.0.1', data: url });
    return { url: server.url, close: () => server.close().then(remove) };
  };
  servers['two reference servers in turn'] = async () => {
    const { url, remove } = await createSchema();
    const pair = await spawnPair(url);
    const front = await serve(exchangeOf(pair.target), { port: 0, setting: 'none' });
    return { url: front.url, close: () => front.close().then(pair.close).then(remove) };
  };
}

/** The verdict of respect on a workflow: `passed`, or its report. */
async function respect(url: string, file: string, given: Record<string, string>): Promise<string> {
  const options = Object.entries(given).flatMap(([name, value]) => ['-i', `${name}=${value}`]);
  const args = ['respect', `workflows/${file}`, '-S', `dli=${url}`, ...options];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off' };
  return run(redocly, args, { cwd: spec, env }).then(
    () => 'passed',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

describe.each(Object.keys(servers))('%s', (name) => {
  let server: Pick<Served, 'url' | 'close'>;
  beforeAll(async () => {
    server = await (servers[name] as () => Promise<typeof server>)(); // one of its own keys
  });
  afterAll(() => server.close());

  test.each(readdirSync(`${spec}workflows`))('%s passes', async (file) => {
    expect(await respect(server.url, file, inputs)).toBe('passed');
  });

  test('a step that fails is reported', async () => {
    const given = { ...inputs, name: 'not a name' };
    expect(await respect(server.url, 'connection-life.arazzo.yaml', given)).toContain('create');
  });
});
