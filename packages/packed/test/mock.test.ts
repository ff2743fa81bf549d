/** The packed mock, run without this repository and without a network. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestOf, mustRun } from '../src/index.ts';
import { installedBy, installProgram, type PackedProgram, problemsOf, running } from './program.ts';

let program: PackedProgram;
beforeAll(async () => {
  program = await installProgram('mock');
});
afterAll(() => program.remove());

test('is fit to be published, and brings no other package', async () => {
  expect(await problemsOf(program)).toEqual([]);
  const { dependencies, bin } = await manifestOf(program, '@dli-connections/mock');
  expect({ dependencies, bin }).toEqual({ dependencies: undefined, bin: { 'dli-mock': './dist/main.js' } });
  expect(await installedBy(program)).toEqual(['', 'node_modules/@dli-connections/mock']);
});

test('lists its contents, and nothing in it reports installs', async () => {
  const notices = await readFile(join(program.pkgDir, 'dist/THIRD_PARTY_NOTICES.txt'), 'utf8');
  expect(notices).toMatch(/^@eslint-community\/regexpp [\d.]+ \(MIT\)$/m);
  expect(notices).not.toMatch(/scarf|postman/);
  expect(notices, 'a package without a licence').not.toMatch(/^\S+ [\d.]+ \((?:undefined)?\)$/m);
});

test('npx runs it in an empty folder', async () => {
  const empty = join(program.directory, 'empty');
  await mkdir(empty);
  const output = await running(
    program,
    'npx',
    ['--yes', `file:${program.tarball}`, '--port', '0'],
    empty,
    /mock on .*\n/,
  );
  const [address = ''] = /http:\/\/[\d.:]+/.exec(output) ?? [];
  const url = `${address}/v2.0/p1/datasource/enhanced-connections`;
  const body = JSON.stringify({ name: 'c1', dest_vpc_id: 'v', dest_network_id: 'n' });
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const created = await fetch(url, { method: 'POST', headers, body });
  expect([created.status, await created.json()]).toMatchObject([201, { is_success: true }]);
  const refused = await fetch(url, { method: 'POST', headers, body: '{"name":""}' });
  expect([refused.status, await refused.json()]).toMatchObject([400, { error_code: 'DLI.0001' }]);
  expect(await (await fetch(`${address}/openapi.yaml`)).text()).toMatch(/^openapi: 3\.1\.1\n/);
});

test('it serves your own spec, and is a function for programs', async () => {
  const { directory, env } = program;
  const script = `
    import { createMock, startMock } from '@dli-connections/mock';
    const mock = await createMock({ dynamic: true, seed: 'a' });
    const headers = { 'x-auth-token': 'any' };
    console.log((await mock(new Request('http://m/v2.0/p1/datasource/enhanced-connections', { headers }))).status);
    const served = await startMock({ port: 0, host: '127.0.0.1', spec: 'variant.yaml' });
    console.log(await (await fetch(served.url + '/ping')).text());
    await served.close();
  `;
  const response =
    '{ description: pong, content: { application/json: { schema: { type: object }, example: { pong: true } } } }';
  const variant = `openapi: 3.1.1\ninfo: { title: A variant, version: 1.0.0 }\npaths:\n  /ping:\n    get:\n      operationId: ping\n      responses:\n        '200': ${response}\n`;
  await writeFile(join(directory, 'variant.yaml'), variant);
  await writeFile(join(directory, 'program.js'), script);
  const output = await mustRun(process.execPath, ['program.js'], { cwd: directory, env });
  expect(output).toBe('200\n{"pong":true}\n');
});
