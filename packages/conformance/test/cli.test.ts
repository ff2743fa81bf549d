/** The program as its user meets it: flags, exit codes, reports. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startReference } from '@dli-connections/reference';
import { serve } from '@dli-connections/serve';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kitHelp } from '../src/cli/flags.ts';
import { main, programIn } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'dli-kit-cli-'));
let server: Awaited<ReturnType<typeof startReference>>;
beforeAll(async () => {
  server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const { env, run } = programIn(folder);

/** An address on which nothing listens any more. */
async function unused(): Promise<{ url: string; port: number }> {
  const server = await serve(async () => ({ status: 200, headers: {}, body: null }), {
    port: 0,
    setting: 'none',
  });
  await server.close();
  return server;
}

test('a server that keeps the contract gives exit code 0, and a report in each form', async () => {
  const files = ['json', 'xml', 'html'].map((form) => join(folder, `report.${form}`));
  const only = ['--only', 'create/*', '--only', 'showResourceTags/*'];
  const { code, stdout } = await run('--target', server.url, ...only, ...files.flatMap((file) => ['--report', file]));
  expect(stdout).toMatch(/\d+ cases, \d+ passed, 0 failed/);
  expect(code).toBe(0);
  const [json = '', xml = '', html = ''] = files.map((file) => readFileSync(file, 'utf8'));
  expect(JSON.parse(json)).toMatchObject({ counts: { failed: 0 }, failures: [] });
  expect(xml).toMatch(/^<\?xml .*<testsuite [^>]*failures="0"/s);
  expect(html).toMatch(/^<!doctype html>/);
});

test('a server that breaks it gives exit code 1, and each failure names its line of the spec', async () => {
  const headers = { 'content-type': 'application/json' };
  const answer = { status: 200, headers, body: JSON.stringify({ count: 'none' }) };
  const wrong = await serve(async () => answer, { port: 0, setting: 'none' });
  const { code, stdout } = await run('--target', wrong.url, '--only', 'listEnhancedConnections/query.limit/*');
  await wrong.close();
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAILED openapi\.yaml:\d+ \/.*ask: {4}curl .*answer: 200/s);
});

test('a command is started before and ended after', async () => {
  const reference = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));
  const free = await unused();
  const command = `exec "${process.execPath}" "${reference}" --memory --log off --port ${free.port}`;
  const { code } = await run('--target', free.url, '--command', command, '--only', 'gateway/*');
  expect(code).toBe(0);
  await expect(fetch(free.url)).rejects.toThrow('fetch failed');
});

test('a target that cannot be tested gives exit code 2, in one line', async () => {
  const gone = await unused();
  for (const args of [
    ['--target', gone.url],
    ['--target', 'ftp://x'],
    [],
    ['http://h:1', '--nonsense'],
    ['--target', gone.url, '--command', 'exit 3'],
  ]) {
    const { code, stderr } = await run(...args);
    expect([code, stderr.trim().split('\n')], args.join(' ')).toEqual([
      2,
      [expect.stringMatching(/^dli-conformance: /)],
    ]);
  }
});

test('a command is restarted for cases about stored data', async () => {
  const reference = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));
  const free = await unused();
  const command = (data: string) => `exec "${process.execPath}" "${reference}" ${data} --log off --port ${free.port}`;
  const only = ['--only', '*restart', '--only', 'restart/*'];
  const kept = await run(free.url, '--command', command(`--data "${join(folder, 'kept')}"`), ...only);
  expect([kept.code, kept.stdout]).toEqual([0, expect.stringMatching(/ 5 passed, 0 failed/)]);
  const lost = await run(free.url, '--command', command('--memory'), ...only);
  expect([lost.code, lost.stdout]).toEqual([1, expect.stringMatching(/ 0 passed, 5 failed/)]);
});

/** Starts a server in plain Node; `answer` is the text of its handler. */
async function startStub(answer: string): Promise<{ url: string; stop: () => void }> {
  const text = `const s = require('http').createServer((q, r) => { let b = ''; q.on('data', (c) => (b += c)).on('end', () => { ${answer} }); }).listen(0, '127.0.0.1', () => console.log(s.address().port))`;
  const child = spawn(process.execPath, ['-e', text], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() };
}

test('a crash of the server is reported once, with the request that caused it', async () => {
  const { url, stop } = await startStub(`if (b === '{"') process.exit(3); r.writeHead(404).end();`);
  const { code, stdout, stderr } = await run(url, '--keep-going', '--only', 'countResourcesByTags/*');
  stop();
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/dli-conformance: in countResourcesByTags\/body\/json-cut-off the server stopped answering/);
  expect(stderr).toMatch(/curl -i -X POST .*-H 'x-auth-token: any' --data-binary '\{"'/);
});

test('a failed plain create stops the run, unless --keep-going is given', async () => {
  const { url, stop } = await startStub(`r.writeHead(200, { 'content-type': 'application/json' }).end('{}')`);
  const only = ['--only', 'createEnhancedConnection/only-required', '--only', 'createEnhancedConnection/body.tags*'];
  const first = await run(url, ...only);
  const going = await run(url, ...only, '--keep-going');
  const bail = await run(url, '--only', 'list*', '--bail');
  stop();
  expect(first.stdout).toMatch(/FAILED.*\n {2}rule: .*createEnhancedConnection\/only-required/s);
  expect(first.stdout).toMatch(/stopped: the plain create fails/);
  expect(first.stdout).toMatch(/: 1 case, 0 passed, 1 failed/);
  expect(going.stdout).toMatch(/: [1-9]\d\d+ cases/);
  expect(bail.stdout).toMatch(/ 1 failed/);
  expect([first.code, going.code, bail.code]).toEqual([1, 1, 1]);
});

test('a server may have a base path, and its address may come without a flag', async () => {
  const { url } = server;
  const { port, close } = await serve(
    async (incoming) => {
      const body = await incoming.take(1e6);
      const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined || /^(?:host|connection|content-length|transfer-encoding)$/.test(name)
          ? []
          : [[name, value]],
      );
      const path = new URL(incoming.url).pathname.replace('/some/base', '') + new URL(incoming.url).search;
      const bytes = body instanceof Uint8Array && body.length > 0 ? body : null;
      const answer = await fetch(url + path, { method: incoming.method, headers, body: bytes });
      const type = answer.headers.get('content-type');
      return { status: answer.status, headers: type ? { 'content-type': type } : {}, body: await answer.text() };
    },
    { port: 0, setting: 'none' },
  );
  const { code, stdout } = await run(`http://127.0.0.1:${port}/some/base/`, '--only', 'create/*', '--only', 'list/*');
  await close();
  expect([code, stdout]).toEqual([0, expect.stringMatching(/ 0 failed/)]);
});

test('a server that keeps its data can be tested again', async () => {
  const only = ['--only', 'race/deletes-of-one-connection', '--only', 'race/a-grant-and-a-revoke'];
  for (const time of ['first', 'second']) {
    const { code, stdout } = await run(server.url, ...only);
    expect([code, stdout], time).toEqual([0, expect.stringMatching(/2 passed, 0 failed/)]);
  }
});

test('the version is that of the package', async () => {
  const { code, stdout } = await run('--version');
  expect([code, stdout.trim()]).toEqual([
    0,
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
  ]);
});

test('an interrupted run leaves the project unchanged', async () => {
  const args = [main, '--target', server.url, '--project-id', 'interrupted', '--only', 'createEnhancedConnection/*'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  // The second line is the first that comes after cases were run.
  let printed = '';
  for await (const chunk of child.stderr) {
    printed += chunk;
    if (printed.split('\n').length >= 3 && !child.killed) child.kill('SIGTERM');
  }
  const code = child.exitCode ?? (await once(child, 'exit'))[0];
  expect([code, printed]).toEqual([2, expect.stringMatching(/dli-conformance: interrupted\n$/)]);
  const list = `${server.url}/v2.0/interrupted/datasource/enhanced-connections?limit=0`;
  const answer = await fetch(list, { headers: { 'x-auth-token': 'any' } });
  const { connections }: { connections: { status: string }[] } = await answer.json();
  expect(connections.length).toBeGreaterThan(0);
  expect(connections.filter(({ status }) => status !== 'DELETED')).toEqual([]);
});

test('the list is what would be asked', async () => {
  const { code, stdout } = await run('--list');
  expect(code).toBe(0);
  expect(stdout).toContain('createEnhancedConnection/body.name/maxLength-broken-outside\n');
  expect(stdout).toContain('create/created-then-shown\n');
});

test('all mistakes are reported together, and -h lists the options', async () => {
  const { code, stderr } = await run('http://h:1', 'word', '--seed', 'x', '--report', 'a.txt', '--token');
  expect([code, stderr.trim().split('\n')]).toEqual([
    2,
    [
      'dli-conformance: unexpected argument "word"; --help lists the options',
      'dli-conformance: --token needs a value',
      'dli-conformance: --seed must be a whole number of at most nine digits, not "x"',
      'dli-conformance: --report must be a file that ends in one of .json, .xml, .html, not "a.txt"',
    ],
  ]);
  const { stdout } = await run('-h');
  expect(stdout).toBe(`${kitHelp()}\n`);
  expect(stdout).toMatch(/^Usage: \S.* URL \[options\]\n/);
});

test('a client is tested in place of a server', async () => {
  const adapter = fileURLToPath(new URL('../targets/client.ts', import.meta.url));
  const good = await run('--client', adapter, '--only', 'reports/showEnhancedConnection/*');
  expect(good.stdout).toMatch(/\d+ passed, 0 failed/);
  expect(good.code).toBe(0);
});
