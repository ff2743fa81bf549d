import { readFile } from 'node:fs/promises';
import { targetOf } from '@dli-connections/contract/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask, create, minimal } from '../test/ask.ts';
import { specFolder } from '../test/spec-folder.ts';
import { followSpec } from './follow.ts';
import { startMock } from './index.ts';

const request = 'components/schemas/ConnectionRequest.yaml';
const path = 'paths/v2.0_{project_id}_datasource_enhanced-connections.yaml';

/** A mock that follows a copy of the spec, and the lines that it reports. */
async function following() {
  const spec = await specFolder();
  const lines: string[] = [];
  let arrived = () => {};
  const mock = await followSpec(spec.root, {}, (line) => {
    lines.push(line);
    arrived();
  });
  onTestFinished(() => mock.close());
  const next = async () => {
    if (lines.length === 0) await new Promise<void>((resolve) => (arrived = resolve));
    return lines.shift();
  };
  const status = async (body: unknown) => (await targetOf(mock.current().exchange)(create(body))).status;
  return { ...spec, next, status };
}

it('reports unchecked parts and unused examples after an edit', async () => {
  const { root, write } = await specFolder();
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n";
  const answer = (example: string) =>
    `    get: { responses: { '200': { description: d, content: { application/json: { schema: { maxLength: 2 }, example: ${example} } } } } }\n`;
  await write('openapi.yaml', `${head}  /a:\n${answer('ab')}`);
  const lines: string[] = [];
  const report = (line: string) => lines.push(line);
  const mock = await startMock({ port: 0, host: '127.0.0.1', spec: root, watch: true, report });
  onTestFinished(() => mock.close());
  const body = '    put: { requestBody: { content: { application/cbor: {} } } }\n';
  await write('openapi.yaml', `${head}  /a:\n${answer('abc')}${body}`);
  await vi.waitFor(() => expect(lines).toHaveLength(3), 30_000);
  await write('openapi.yaml', `${head}  /a:\n${answer('abc')}${body}    patch: {}\n`);
  await vi.waitFor(() => expect(lines).toHaveLength(4), 30_000);
  expect(lines).toEqual([
    'the spec has changed, and is served',
    expect.stringMatching(/openapi\.yaml:6:\d+: A body of application\/cbor is not checked/),
    expect.stringMatching(/openapi\.yaml:5:\d+: The example default is not used/),
    'the spec has changed, and is served',
  ]);
});

describe('a mock that follows a spec', { timeout: 60_000 }, () => {
  const long = { ...minimal, name: 'a'.repeat(65) };

  it('applies an edit as soon as it has read it', async () => {
    const { edit, next, status } = await following();
    expect(await status(long)).toBe(400);
    await edit(request, /maxLength: 64/, 'maxLength: 65');
    expect(await next()).toBe('the spec has changed, and is served');
    expect(await status(long)).toBe(201);
    expect(await status({ ...long, name: 'a'.repeat(66) })).toBe(400);
  });

  it('reports an invalid edit with its line, serves the last valid one, and follows the repair', async () => {
    const { edit, next, status } = await following();
    await edit(request, 'type: object', 'type: objct');
    expect(await next()).toMatch(/ConnectionRequest\.yaml:1:\d+: .* \(the last valid spec is served\)$/);
    expect(await status(minimal)).toBe(201);
    expect(await status(long)).toBe(400);
    await edit(request, 'type: objct', 'type: object');
    expect(await next()).toBe('the spec is unchanged');
    await edit(request, /maxLength: 64/, 'maxLength: 65');
    expect(await next()).toBe('the spec has changed, and is served');
    expect(await status(long)).toBe(201);
  });

  it('does not serve a schema that cannot be compiled', async () => {
    const { edit, next, status } = await following();
    await edit(request, /pattern: .*/, "pattern: '^[a'");
    expect(await next()).toMatch(
      /ConnectionRequest\.yaml:\d+:\d+: The pattern is wrong: Invalid regular expression.* \(the last valid spec is served\)$/,
    );
    expect(await status(minimal)).toBe(201);
  });

  it('finds a file, in a new folder, that appears after the edit that refers to it', async () => {
    const { edit, write, next, status, root } = await following();
    const text = await readFile(edit.pathOf(path), 'utf8');
    await edit('openapi.yaml', `$ref: ${path}`, '$ref: other.yaml');
    expect(await next()).toMatch(/other\.yaml/);
    await write('other.yaml', text.replaceAll('../', './').replace('createEnhancedConnection', 'made'));
    expect(await next()).toBe('the spec has changed, and is served');
    expect(await status(minimal)).toBe(201);
    expect(root).toContain('openapi.yaml');
  });
});

const variant = `
openapi: 3.1.1
info: { title: A variant, version: 1.0.0 }
paths:
  /ping:
    get:
      operationId: ping
      responses:
        '200':
          description: pong
          content: { application/json: { schema: { type: object }, example: { pong: true } } }
`;

it('a variant is served from one file, on a port, by its own operations', async () => {
  const { root, write } = await specFolder();
  await write('openapi.yaml', variant);
  const mock = await startMock({ port: 0, host: '127.0.0.1', spec: root });
  onTestFinished(() => mock.close());
  const response = await fetch(`${mock.url}/ping`);
  expect([response.status, await response.json()]).toEqual([200, { pong: true }]);
  const url = `${mock.url}/v2.0/p1/datasource/enhanced-connections`;
  const gone = await ask((each) => fetch(each), create(minimal, {}, url));
  expect(gone).toMatchObject({ status: 404, body: { error_code: 'APIGW.0101' } });
});
