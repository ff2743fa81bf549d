/** `start` as its user meets it: a process, its ports, its output, its end. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { start, temporaryFolder, urlsIn } from './started.ts';

const answersOn = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('serves all three, proves them by calls, and stops without a trace on SIGINT', async () => {
  const { child, exit, output } = await start(['--memory'], /Ctrl-C/);
  expect(output()).toContain('mock: create; reference: create, show, list, delete');
  const urls = urlsIn(output());
  expect(urls).toHaveLength(3);
  const [portal = '', mock = '', reference = ''] = urls;
  expect((await fetch(portal)).headers.get('content-type')).toMatch(/^text\/html/);
  for (const url of [mock, reference]) expect((await fetch(url)).status).toBe(404);

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

  const [curl = ''] = /curl -s.*?}'/s.exec(output()) ?? [];
  const { stdout } = await promisify(execFile)('sh', ['-c', curl]);
  expect(JSON.parse(stdout)).toMatchObject({ is_success: true });

  const snippet = (/import \{ createDliClient.*?\{\}\)\);/s.exec(output())?.[0] ?? '').replace(
    '@dli-connections/client',
    import.meta.resolve('@dli-connections/client'),
  );
  await writeFile(join(folder, 'snippet.mjs'), snippet);
  const run = await promisify(execFile)(process.execPath, [join(folder, 'snippet.mjs')]);
  expect(run.stdout).toContain("name: 'first'");

  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  const again = await start([], /Ctrl-C/, { folder });
  const { stdout: twice } = await promisify(execFile)('sh', ['-c', /curl -s.*?}'/s.exec(again.output())?.[0] ?? '']);
  expect(JSON.parse(twice)).toMatchObject({ error_msg: expect.stringContaining('first') });
});

test('a scenario is what the reference server answers by', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'world.yaml'), 'queues: []\n');
  const { output } = await start(['--memory', '--scenario', 'world.yaml'], /Ctrl-C/, { folder });
  const url = `${urlsIn(output())[2]}/v2.0/demo/datasource/enhanced-connections`;
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
    const { port } = blocker.address() as { port: number };
    const { exit, output } = await start(['--memory', `--${name}-port`, String(port)], /$^/);
    blocker.close();
    expect(await exit).toBe(1);
    expect(output()).toMatch(
      new RegExp(`^dli-connections: .*port ${port} .*in use.*DLI_${name.toUpperCase()}_PORT\n$`),
    );
  },
);

test.each([
  [['--port-base', '70000'], '--port-base must be a port, 0 to 65515, and is "70000"'],
  [['--mock-port', 'x'], '--mock-port must be a port, 0 to 65535, and is "x"'],
  [['--prot-base', '1'], "Unknown option '--prot-base'; --help lists the flags"],
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

test('it stops when what launched it is gone, though no signal reaches it', async () => {
  const { child, output } = await start(['--memory'], /Ctrl-C/, { throughNpx: true });
  const urls = urlsIn(output());
  expect(await answersOn(urls[2] ?? '')).toBe(true);
  child.kill('SIGKILL');
  await vi.waitFor(async () => {
    for (const url of urls) expect(await answersOn(url)).toBe(false);
  }, 30_000);
});
