/** `start` as its user meets it: a process, its ports, its output, its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
let folder: string;
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dli-start-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  await rm(folder, { recursive: true });
});

/** Starts the program in an empty folder and collects what it prints, until `seen` or its end. */
async function start(env: Record<string, string>, seen: RegExp) {
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { ...process.env, DLI_MOCK_PORT: '0', DLI_REFERENCE_PORT: '0', ...env },
  });
  children.push(child);
  let output = '';
  const exit = once(child, 'exit').then(([code]) => code as number);
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (seen.test(output)) resolve();
      });
    }
    exit.then(() => resolve());
  });
  return { child, exit, output: () => output };
}

const urls = (output: string) => [...output.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url);

test('serves both, proves each with a create, and stops without a trace on SIGINT', async () => {
  const { child, exit, output } = await start({}, /Ctrl-C/);
  expect(output().match(/201 \{"is_success":true/g)).toHaveLength(2);
  const [mock, reference] = urls(output()) as [string, string];
  for (const url of [mock, reference]) expect((await fetch(url)).status).toBe(404);

  child.kill('SIGINT');
  child.kill('SIGINT'); // as a terminal and the launcher do
  expect(await exit).toBe(0);
  for (const url of [mock, reference]) await expect(fetch(url)).rejects.toThrow();
});

test('a second start on the same data works like the first', async () => {
  for (let round = 0; round < 2; round++) {
    const { child, exit, output } = await start({}, /Ctrl-C/);
    expect(output().match(/201 \{"is_success":true/g)).toHaveLength(2);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  }
});

test('the curl line that it prints works', async () => {
  const { output } = await start({}, /Ctrl-C/);
  const [, url = '', body = ''] = /curl -s -X POST (\S+) .* -d '(.*)'/.exec(output()) ?? [];
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  expect(response.status).toBe(201);
});

test.each(['DLI_MOCK_PORT', 'DLI_REFERENCE_PORT'])(
  'a busy %s is one line that names the port and the setting',
  async (setting) => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as { port: number };
    const { exit, output } = await start({ [setting]: String(port) }, /$^/);
    expect(await exit).toBe(1);
    expect(output().trim().split('\n')).toHaveLength(1);
    expect(output()).toContain(String(port));
    expect(output()).toContain(setting);
    blocker.close();
  },
);

test('a port that is no port is one line that names the setting', async () => {
  const { exit, output } = await start({ DLI_MOCK_PORT: '70000' }, /$^/);
  expect(await exit).toBe(1);
  expect(output()).toBe('dli-connections: DLI_MOCK_PORT must be a port, 0 to 65535, and is "70000"\n');
});
