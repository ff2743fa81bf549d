/** The packed mock, as who has neither this repository nor a network runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { manifestOf, mustRun, pack } from '../src/index.ts';

let directory: string;
let tarball: string;
const env = () => ({
  ...process.env,
  // npm's own programs and the mock run on the Node that runs this.
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  npm_config_cache: join(directory, 'cache'),
  npm_config_offline: 'true',
});

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dli-packed-mock-'));
  tarball = await pack('../apps/mock', directory);
  await writeFile(join(directory, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  await mustRun('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: directory, env: env() });
});
afterAll(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

test('is fit to be published, and brings no other package', async () => {
  const pkgDir = join(directory, 'node_modules/@dli-connections/mock');
  const { messages, pkg } = await publint({ pkgDir, pack: false, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  const { dependencies, bin } = await manifestOf({ directory }, '@dli-connections/mock');
  expect({ dependencies, bin }).toEqual({ dependencies: undefined, bin: { 'dli-mock': './dist/main.js' } });
  const lock = JSON.parse(await readFile(join(directory, 'package-lock.json'), 'utf8'));
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/@dli-connections/mock']);
});

test('says what went into it, and nothing in it reports installs', async () => {
  const dist = join(directory, 'node_modules/@dli-connections/mock/dist');
  const notices = await readFile(join(dist, 'THIRD_PARTY_NOTICES.txt'), 'utf8');
  expect(notices).toMatch(/^@stoplight\/prism-http [\d.]+ \(Apache-2\.0\)$/m);
  expect(notices).not.toMatch(/scarf|postman/);
  expect(notices, 'a package without a licence').not.toMatch(/^\S+ [\d.]+ \((?:undefined)?\)$/m);
});

/** Runs a program in a group of its own, of which nothing is left when the test is over. */
async function running(file: string, args: string[], cwd: string): Promise<string> {
  const child = spawn(file, args, { cwd, env: env(), detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const gone = once(child, 'close');
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await gone;
  });
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (/^countResourcesByTags .*\n/m.test(output)) return output;
  }
  throw new Error(`it ended, and had printed: ${output}`);
}

test('npx runs it in an empty folder', async () => {
  const empty = join(directory, 'empty');
  await mkdir(empty);
  const output = await running('npx', ['--yes', `file:${tarball}`, '--port', '0'], empty);
  const [, url = ''] = /^createEnhancedConnection +curl -s (\S+)/m.exec(output) ?? [];
  const [, body = ''] = /^createEnhancedConnection .* -d '(.*)'$/m.exec(output) ?? [];
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const created = await fetch(url, { method: 'POST', headers, body });
  expect([created.status, await created.json()]).toMatchObject([201, { is_success: true }]);
  const refused = await fetch(url, { method: 'POST', headers, body: '{"name":""}' });
  expect([refused.status, await refused.json()]).toMatchObject([400, { error_code: 'DLI.0001' }]);
});

test('it serves a spec of one’s own, and is a function for programs', async () => {
  const program = `
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
  await writeFile(join(directory, 'program.js'), program);
  const output = await mustRun(process.execPath, ['program.js'], { cwd: directory, env: env() });
  expect(output).toBe('200\n{"pong":true}\n');
});
