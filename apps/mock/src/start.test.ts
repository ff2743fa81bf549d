import { parseYaml } from '@redocly/openapi-core';
import { expect, it, onTestFinished } from 'vitest';
import { ask, create, vendorSample } from '../test/ask.ts';
import { specFolder } from '../test/spec-folder.ts';
import { builtIn } from './contract.ts';
import { startMock } from './index.ts';

async function served(options: Partial<Parameters<typeof startMock>[0]>) {
  const mock = await startMock({ port: 0, host: '127.0.0.1', ...options });
  onTestFinished(() => mock.close());
  return `${mock.url}/v2.0/p1/datasource/enhanced-connections`;
}

it('a page of another origin may call only with --cors', async () => {
  const headers = { origin: 'http://page.test', 'access-control-request-method': 'POST' };
  const preflight = { method: 'OPTIONS', headers };
  const open = await served({ cors: '*' });
  const answer = await fetch(open, preflight);
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  const created = await fetch(create(vendorSample, {}, open));
  expect([created.status, created.headers.get('access-control-allow-origin')]).toEqual([201, '*']);

  const refused = await fetch(await served({}), preflight);
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([404, null]);
});

it.each(['/', '/openapi.yaml', '/openapi.json', '/healthz'])(
  '%s is there for pages and programs, without credentials',
  async (path) => {
    const url = new URL(path, await served({ cors: '*' }));
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(url, { method });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
      expect((await answer.text()) === '').toBe(method === 'HEAD');
    }
  },
);

it('the spec that it serves is the bundle, as JSON and as YAML', async () => {
  const url = await served({});
  const text = async (form: string) => (await fetch(new URL(`/openapi.${form}`, url))).text();
  expect(JSON.parse(await text('json'))).toEqual(builtIn.document);
  expect(parseYaml(await text('yaml'))).toEqual(builtIn.document);
});

it('a path of the spec overrides the pages of the mock', async () => {
  const answers = (example: string) =>
    `{ get: { operationId: ${example}, responses: { '200': { description: d, content: { application/json: { schema: {}, example: ${example} } } } } } }`;
  const { root, write } = await specFolder();
  await write('openapi.yaml', `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /: ${answers('root')}\n`);
  const url = await served({ spec: root });
  const text = async (path: string) => (await fetch(new URL(path, url))).text();
  expect([await text('/'), await text('/healthz')]).toEqual(['"root"', '{"status":"alive"}']);
  expect(JSON.parse(await text('/openapi.json'))).toMatchObject({ info: { title: 'T' } });
});

it('an answer waits for the delay', async () => {
  const url = await served({ delayMs: 60 });
  const began = performance.now();
  expect(await ask((each) => fetch(each), create(vendorSample, {}, url))).toMatchObject({ status: 201 });
  // Timers of Node may fire up to a millisecond early.
  expect(performance.now() - began).toBeGreaterThanOrEqual(59);
});
