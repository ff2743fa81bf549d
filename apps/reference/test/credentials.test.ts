/** Credentials that change while a server runs, and callers in the log. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBundle } from '@dli-connections/contract/bundle';
import { overviewOf } from '@dli-connections/document/examples';
import { startPrinting } from '@dli-connections/lab/program';
import { sign } from '@dli-connections/signature';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { curlLine } from '../src/front.ts';
import { main, run } from './run.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dli-credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'credentials.yaml');
});

async function start() {
  const running = await startPrinting({ args: [main, '--port', '0', '--memory', '--credentials', file], env: {} });
  onTestFinished(async () => void (await running.end('SIGKILL')));
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    running.child[stream]?.on('data', (chunk) => (said[stream] += chunk));
  const url = (project: string) => `${running.url}/v2.0/${project}/datasource/enhanced-connections`;
  const statusOf = async (token: string, project = 'p1') =>
    (await fetch(url(project), { headers: { 'x-auth-token': token } })).status;
  return { ...running, said, statusOf, url };
}

test('the curl line is that of the spec, and its token a variable if a made-up one would be refused', async () => {
  const path = '/v2.0/48cc2c48765f481480c7db940d6409d1/datasource/enhanced-connections';
  expect(await curlLine('http://h', false)).toBe(overviewOf(await readBundle()).curl('http://h'));
  expect(await curlLine('http://h', true)).toBe(`curl -s http://h${path} -H "X-Auth-Token:$DLI_TOKEN"`);
  expect(await curlLine('http://[::1]:1', false)).toBe(`curl -s 'http://[::1]:1${path}' -H X-Auth-Token:any`);
});

test('a token may be listed as its hash from hash-token, and the hash itself is no credential', async () => {
  const hashed = await run(folder, ['hash-token'], { input: 'token-of-alpha\n' });
  expect(hashed).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(/^sha256:[0-9a-f]{64}\n$/) });
  writeFileSync(file, `tokens: [{ token: "${hashed.stdout.trim()}", projects: [p1] }]`);
  const { statusOf } = await start();
  expect(await statusOf('token-of-alpha')).toBe(200);
  expect(await statusOf('token-of-alpha', 'p2')).toBe(403);
  expect(await statusOf(hashed.stdout.trim())).toBe(401);
});

test('a change applies without a restart; an invalid one is reported in one line and changes nothing', async () => {
  writeFileSync(file, 'tokens: [{ token: first, projects: [p1] }]');
  const { statusOf, said } = await start();
  expect([await statusOf('first'), await statusOf('second')]).toEqual([200, 401]);

  writeFileSync(`${file}.new`, 'tokens: [{ token: second, projects: [p1] }]');
  renameSync(`${file}.new`, file);
  await vi.waitFor(async () => expect(await statusOf('second')).toBe(200), { timeout: 30_000 });
  expect(await statusOf('first')).toBe(401);

  for (const [wrong, problem] of [
    ['tokens: [{ token: s3cret }]', 'projects is required'],
    ['tokens: [', 'not YAML'],
    [undefined, 'does not exist'],
  ] as const) {
    if (wrong === undefined) rmSync(file);
    else writeFileSync(file, wrong);
    await vi.waitFor(() => expect(said.stderr).toContain(problem), { timeout: 30_000 });
    expect([await statusOf('second'), await statusOf('s3cret')]).toEqual([200, 401]);
  }
  writeFileSync(file, 'tokens: [{ token: third, projects: [p1] }]');
  await vi.waitFor(async () => expect(await statusOf('third')).toBe(200), { timeout: 30_000 });
  const lines = said.stderr.trim().split('\n');
  for (const line of lines)
    expect(line).toMatch(/^dli-reference: the (previous credentials stay in use: |credentials file .+ is in use$)/);
  expect(said.stderr).not.toContain('s3cret');
});

test('the log names the caller: an access key, or the name or the place of a token', async () => {
  writeFileSync(
    file,
    `tokens: [{ token: secret-1, name: ci, projects: [p1] }, { token: secret-2, projects: [p1] }]
access_keys: [{ access_key: AK1, secret_key: secret-3, projects: [p1] }]`,
  );
  const { statusOf, url, said } = await start();
  expect(await statusOf('secret-1')).toBe(200);
  expect(await statusOf('secret-2')).toBe(200);
  expect(await statusOf('secret-1', 'p2')).toBe(403);
  expect(await statusOf('secret-9')).toBe(401);
  const signed = await sign(new Request(url('p1')), { accessKey: 'AK1', secretKey: 'secret-3' });
  expect((await fetch(signed)).status).toBe(200);
  const forged = await sign(new Request(url('p1')), { accessKey: 'AK1', secretKey: 'secret-9' });
  expect((await fetch(forged)).status).toBe(401);
  const lines = said.stdout.trim().split('\n').slice(-6);
  expect(lines.map((line) => JSON.parse(line)).map(({ status, caller }) => [status, caller])).toEqual([
    [200, 'ci'],
    [200, 'tokens[1]'],
    [403, 'ci'],
    [401, undefined],
    [200, 'AK1'],
    [401, undefined],
  ]);
  expect(said.stdout).not.toContain('secret-');
});
