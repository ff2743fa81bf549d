/** The reference server as its operator meets it: flags, output, signals. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sign } from '@dli-connections/signature';
import { expect, test } from 'vitest';
import { path, run, start } from './server-program.ts';

const body = JSON.stringify({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n' });

/** Begins a create without sending its body, and waits until the server has read the headers. */
async function begin(port: number) {
  const socket = connect(port, '127.0.0.1');
  const headers = `Host: t\r\nX-Auth-Token: t\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  // With Expect the server says when it has read the headers, so that no time has to be guessed.
  socket.write(`POST ${path} HTTP/1.1\r\n${headers}\r\nExpect: 100-continue\r\n\r\n`);
  const [first] = await once(socket, 'data');
  expect(String(first)).toMatch(/^HTTP\/1\.1 100 /);
  return socket;
}

test.each([['--port', '70000'], ['--no-such'], ['--data', '/']])(
  '%s %s is one line and exit code 1',
  async (...args) => {
    const { exit, child } = run(...args);
    expect(await Promise.all([exit, text(child.stderr)])).toEqual([
      [1, null],
      expect.stringMatching(/^dli-reference: .+\n$/),
    ]);
  },
);

test('stdout has only JSON, a line for each request, and nothing with --log off', async () => {
  const loud = await start();
  const quiet = await start('--log', 'off');
  for (const { url } of [loud, quiet]) await fetch(url + path, { headers: { 'x-auth-token': 'secret' } });
  for (const { child, exit } of [loud, quiet]) {
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  }
  const lines = loud.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { message: expect.stringMatching(/^reference server on /) },
    { project: 'p1', status: 200 },
  ]);
  expect(quiet.stdout).toMatch(/^reference server on \S+, data in :memory:\n$/);
});

test('as text it shows a banner that fits a terminal, and a line for each request', async () => {
  const program = await start('--log', 'text');
  const { child, exit, url, stdout: banner } = program;
  const lines = banner.trim().split('\n');
  expect(lines.length).toBeLessThan(24);
  for (const line of [lines[0], lines.at(-1)]) expect(line).toContain(`reference server on ${url} `);
  const headers = { 'x-auth-token': 'secret', 'content-type': 'application/json' };
  await fetch(url + path, { method: 'POST', headers, body: '{"secret":1}' });
  await fetch(`${url}/v2.0/p1/datasource/enhanced-connection?a=secret`);
  child.kill('SIGTERM');
  await exit;
  const logged = program.stdout.slice(banner.length);
  expect(logged).toMatch(
    /^POST \/v2.0\/p1\/datasource\/enhanced-connections 400 DLI.0001 body.* is required \([\d.]+ ms\)\nGET \/v2.0\/p1\/datasource\/enhanced-connection 404 APIGW.0101 The API .* \([\d.]+ ms\)\n$/,
  );
  expect(logged).not.toContain('secret');
});

test('all mistakes are reported together, with those in the files that are named', async () => {
  const usage = run('--prot', '--log', 'x');
  expect(await usage.exit).toEqual([1, null]);
  expect(usage.stderr).toBe(
    'dli-reference: there is no option --prot; --help lists the options\ndli-reference: --log must be text, json or off, not "x"\n',
  );
  const files = run('--memory', '-p', '0', '--scenario', 'no.yaml', '--credentials', 'none.yaml');
  expect(await files.exit).toEqual([1, null]);
  expect(files.stderr).toMatch(/^dli-reference: .*no\.yaml.*\ndli-reference: .*none\.yaml.*\n$/);
  const both = run('--prot', '--scenario', 'no.yaml', '--port', 'x');
  expect(await both.exit).toEqual([1, null]);
  expect(both.stderr).toMatch(
    /^dli-reference: .*--prot;.*\ndli-reference: --port must .*\ndli-reference: .*no\.yaml.*\n$/,
  );
});

test('keeps running after its output is closed', async () => {
  const { child, url } = await start();
  child.stdout?.destroy();
  for (let n = 0; n < 3; n++) expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

/** Waits until a server takes no more connections. */
async function refusing(url: string): Promise<void> {
  const answers = () => fetch(`${url}/healthz`).then(Boolean, () => false);
  while (await answers()) await sleep(5);
}

// A running request has three seconds. On a machine that stalls for as long, this shows nothing.
test('SIGTERM lets a running request finish and accepts no other', { retry: 5 }, async () => {
  const { child, url, port, exit } = await start();
  const socket = await begin(port);
  child.kill('SIGTERM');
  await refusing(url);
  socket.write(body);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 201 /);
  expect(await exit).toEqual([0, null]);
});

test('SIGTERM ends it within the deadline, even with running requests', async () => {
  const { child, port, exit } = await start();
  (await begin(port)).on('error', () => {});
  child.kill('SIGTERM');
  const started = performance.now();
  expect(await exit).toEqual([0, null]);
  expect(performance.now() - started).toBeLessThan(30_000);
});

test('a second signal ends it at once', async () => {
  const { child, url, port, exit } = await start();
  (await begin(port)).on('error', () => {});
  child.kill('SIGTERM');
  await refusing(url);
  child.kill('SIGINT');
  expect(await exit).toEqual([130, null]);
});

test('scenario and credentials are given as files', async () => {
  const example = (name: string) => fileURLToPath(new URL(`../examples/${name}.yaml`, import.meta.url));
  const { url } = await start('--scenario', example('scenario'), '--credentials', example('credentials'));
  const create = (headers: Record<string, string>, queue: string) =>
    fetch(`${url}${path.replace('p1', 'alpha')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'a', dest_vpc_id: 'v', dest_network_id: 'n', queues: [queue] }),
    });
  expect((await create({ 'x-auth-token': 'token-of-beta' }, 'q1')).status).toBe(403);
  const refused = await create({ 'x-auth-token': 'token-of-alpha' }, 'q2');
  expect(await refused.json()).toEqual({ error_code: 'DLI.0002', error_msg: 'There is no queue named q2' });

  const request = new Request(`${url}${path.replace('p1', 'alpha')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'signed', dest_vpc_id: 'v', dest_network_id: 'n' }),
  });
  const signed = await sign(request, { accessKey: 'AKALPHA', secretKey: 'secret-of-alpha' });
  expect((await fetch(signed)).status).toBe(201);
});

test('a scenario that cannot be read is one line and exit code 1', async () => {
  const { exit, child } = run('--memory', '--port', '0', '--scenario', 'no-such.yaml');
  const output = text(child.stderr);
  expect(await Promise.all([exit, output])).toEqual([
    [1, null],
    'dli-reference: --scenario: no-such.yaml does not exist\n',
  ]);
});
