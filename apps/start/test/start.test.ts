/** `start` as its user meets it: a process, its ports, its output, its end. */

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openSqliteStore } from '@dli-connections/handler';
import { expect, test, vi } from 'vitest';
import { start, temporaryFolder, urlsIn } from './started.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The output of commands that are pasted into a shell where the README says. */
async function pasted(commands: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', commands], { cwd: root })).stdout;
}

/** The lines of the panel that create a connection. */
const curlIn = (output: string) => /dli=http.*?}'/s.exec(output)?.[0] ?? '';

const answersOn = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('serves all three, checks them by calls, and stops without a trace on SIGINT', async () => {
  const { child, exit, output } = await start(['--memory'], /Ctrl-C/);
  expect(output()).toContain('mock: create; reference: create, show, list, delete');
  const urls = urlsIn(output());
  expect(urls).toHaveLength(3);
  const [portal = '', mock = '', reference = ''] = urls;
  expect((await fetch(portal)).headers.get('content-type')).toMatch(/^text\/html/);
  for (const url of [mock, reference]) expect((await fetch(`${url}/healthz`)).status).toBe(200);

  child.kill('SIGINT');
  child.kill('SIGINT'); // as a terminal and the launcher do
  expect(await exit).toBe(0);
  for (const url of urls) expect(await answersOn(url)).toBe(false);
});

test('shows a panel that fits a terminal, and its curl line and snippet work', async () => {
  const folder = await temporaryFolder();
  const { child, exit, output } = await start([], /Ctrl-C/, { folder });
  const lines = output().trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(24);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);

  expect(JSON.parse(await pasted(curlIn(output())))).toMatchObject({ is_success: true });
  const [snippet = ''] = /node_modules\/\.bin\/node .*?\{\}\)\);'/s.exec(output()) ?? [];
  const listed = await pasted(snippet);
  // The proof of the start left nothing behind.
  expect(listed.match(/name: .*/g)).toEqual(["name: 'test',"]);
  expect(listed).toContain('count: 1');
  expect(snippet).toContain('"48cc2c48765f481480c7db940d6409d1"');

  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  const store = openSqliteStore(join(folder, '.dli/reference.sqlite'));
  const projects: string[] = [];
  for await (const { project_id } of store.keys()) projects.push(project_id);
  await store.close();
  expect(projects).toEqual(['48cc2c48765f481480c7db940d6409d1']);
  const again = await start([], /Ctrl-C/, { folder });
  expect(JSON.parse(await pasted(curlIn(again.output())))).toMatchObject({
    error_msg: expect.stringContaining('test'),
  });
});

test.each([
  [
    'text',
    /^reference +POST \/v2.0\/\w+\/datasource\/enhanced-connections 201 \([\d.]+ ms\)\nmock +GET \/no\/such 404 APIGW.0101 .*\n$/,
  ],
  ['json', /^\{"server":"reference",.*"status":201,.*\}\n\{"server":"mock",.*"code":"APIGW.0101",.*\}\n$/],
  ['off', /^$/],
])('logs the requests to both servers as %s, behind the panel', async (form, expected) => {
  const { child, exit, output } = await start(['--memory', '--log', form], /Ctrl-C.*\n\n/);
  const shown = output();
  await pasted(curlIn(shown));
  await fetch(`${urlsIn(shown)[1]}/no/such`);
  child.kill('SIGTERM');
  await exit;
  expect(output().slice(shown.length)).toMatch(expected);
});

test('the reference server follows a scenario', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'scenario.yaml'), 'queues: []\n');
  const { output } = await start(['--memory', '--scenario', 'scenario.yaml'], /Ctrl-C/, { folder });
  const url = `${urlsIn(output())[2]}/v2.0/p1/datasource/enhanced-connections`;
  const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
  const body = JSON.stringify({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });
  const answer = await fetch(url, { method: 'POST', headers, body });
  expect([answer.status, await answer.json()]).toMatchObject([400, { error_code: 'DLI.0002' }]);
});

test.each(['portal', 'mock', 'reference'])(
  'a busy port of the %s is one line, and nothing is left running',
  async (name) => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo; // it listens on TCP
    const { exit, output } = await start(['--memory', `--${name}-port`, String(port)], /$^/);
    blocker.close();
    expect(await exit).toBe(1);
    expect(output()).toMatch(
      new RegExp(
        `^dli-connections: .*port ${port} .*in use.*--${name}-port \\(or DLI_${name.toUpperCase()}_PORT\\).*\n$`,
      ),
    );
  },
);

test('all busy ports, and an invalid scenario, are reported together', async () => {
  const blockers = [0, 1, 2].map(() => createServer().listen(0, '127.0.0.1'));
  await Promise.all(blockers.map((each) => once(each, 'listening')));
  const ports = blockers.map((each) => (each.address() as AddressInfo).port); // they listen on TCP
  const flags = ['portal', 'mock', 'reference'].flatMap((name, at) => [`--${name}-port`, String(ports[at])]);
  const { exit, output } = await start(['--memory', '--scenario', 'none.yaml', ...flags], /$^/);
  for (const each of blockers) each.close();
  expect(await exit).toBe(1);
  const lines = output().trim().split('\n');
  expect(lines).toEqual([...ports.map(String), 'none.yaml'].map((word) => expect.stringContaining(word)));
});

test('wrong flags, an invalid scenario and a file that is no database are reported together', async () => {
  const { exit, output } = await start(
    ['--bogus', '--mock-port', 'x', '--scenario', 'none.yaml', '--data', import.meta.filename],
    /$^/,
  );
  expect(await exit).toBe(1);
  const lines = output().trim().split('\n');
  expect(lines).toEqual(
    ['--bogus', '--mock-port', 'none.yaml', 'is not a database; --data'].map((word) => expect.stringContaining(word)),
  );
});

test.each([
  [['--port-base', '70000'], '--port-base must be a port from 0 to 65515, not "70000"'],
  [['--mock-port', 'x'], '--mock-port must be a port from 0 to 65535, not "x"'],
  [['--prot-base', '1'], 'there is no option --prot-base; --help lists the options'],
  [['--memory', '--data', 'x'], '--data and --memory exclude each other'],
  [
    ['--mock-port', '5000', '--reference-port', '5000'],
    '--mock-port and --reference-port must differ, and both are 5000',
  ],
  [['-p', '4000', '--portal-port', '4010'], '--portal-port and --mock-port must differ, and both are 4010'],
  [
    ['--data', '/proc/dli/data.sqlite'],
    /^the folder \/proc\/dli .*cannot be made: \w+; --data names another file, --memory needs none$/,
  ],
  [['--scenario', 'no/such.yaml'], /no\/such\.yaml/],
])('%j is one line', async (args, message) => {
  const { exit, output } = await start(args, /$^/);
  expect(await exit).toBe(1);
  const [, line = '', rest] = /^dli-connections: ([^\n]*)\n(.*)$/s.exec(output()) ?? [];
  expect(rest).toBe('');
  if (typeof message === 'string') expect(line).toBe(message);
  else expect(line).toMatch(message);
});

test('it stops when its launcher is gone, even without a signal', async () => {
  const { child, output } = await start(['--memory'], /Ctrl-C/, { throughNpx: true });
  const urls = urlsIn(output());
  expect(await answersOn(urls[2] ?? '')).toBe(true);
  child.kill('SIGKILL');
  await vi.waitFor(async () => {
    for (const url of urls) expect(await answersOn(url)).toBe(false);
  }, 30_000);
});
