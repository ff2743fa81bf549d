/** Accidents to the data file under a server that runs, and the next server on it. */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startPrinting } from '@dli-connections/lab/program';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { main, run } from './run.ts';

const path = '/v2.0/p1/datasource/enhanced-connections';
const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };

let folder: string;
let [file, copy, moved]: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dli-gone-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  [file, copy, moved] = ['data.sqlite', 'copy.sqlite', 'moved.sqlite'].map((name) => join(folder, name));
});

async function start(data = String(file)): Promise<Running & { errors: () => string }> {
  const running = await startPrinting({ args: [main, '--port', '0', '--data', data], env: {} });
  let errors = '';
  running.child.stderr?.on('data', (chunk) => (errors += chunk));
  onTestFinished(async () => void (await running.end('SIGKILL')));
  return { ...running, errors: () => errors };
}

async function create({ url }: Running, name: string): Promise<number> {
  const body = JSON.stringify({ name, dest_vpc_id: 'v', dest_network_id: 'n' });
  return (await fetch(url + path, { method: 'POST', headers, body })).status;
}
async function names({ url }: Running): Promise<string[]> {
  const answer = await fetch(`${url}${path}?limit=0`, { headers });
  const { connections }: { connections: { name: string }[] } = await answer.json();
  return connections.map(({ name }) => name);
}
const namesIn = async (data: string) => {
  const server = await start(data);
  const found = await names(server);
  expect(await server.end()).toBe(0);
  return found;
};

/** A server with a connection `old`, of which there is a backup, and one more. */
async function begin() {
  const server = await start();
  expect(await create(server, 'old')).toBe(201);
  expect(await run(folder, ['backup', '--data', String(file), '--out', String(copy)])).toMatchObject({ code: 0 });
  expect(await create(server, 'later')).toBe(201);
  return server;
}

const accidents: [what: string, happen: (file: string, copy: string, moved: string) => void][] = [
  [
    'deleted',
    (file, _, moved) => {
      linkSync(file, moved);
      rmSync(file);
    },
  ],
  ['renamed', (file, _, moved) => renameSync(file, moved)],
  [
    'replaced by a backup',
    (file, copy, moved) => {
      renameSync(file, moved);
      renameSync(copy, file);
    },
  ],
];

test.each(accidents)(
  'a data file that is %s is noticed, though nobody calls: 503, one line, and sane files',
  async (_, happen) => {
    const server = await begin();
    happen(String(file), String(copy), String(moved));
    const replaced = existsSync(String(file)) ? readFileSync(String(file)) : undefined;
    // It is noticed even if nobody calls meanwhile.
    await vi.waitFor(() => expect(server.errors()).toContain('was deleted, renamed or replaced'), { timeout: 30_000 });
    for (const [where, init] of [
      [path, { headers }],
      [path, { method: 'POST', headers, body: JSON.stringify({ name: 'x', dest_vpc_id: 'v', dest_network_id: 'n' }) }],
      [`${path}/x`, { method: 'DELETE', headers }],
      [`${path}/x`, { headers }],
    ] as const) {
      const answer = await fetch(server.url + where, init);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await answer.json()).toEqual({ error_code: 'DLI.0999', error_msg: expect.any(String) });
    }
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(server.errors().split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^dli-reference: the data file .+ was deleted, renamed or replaced; put it back .+$/),
    ]);
    expect(await server.end()).toBe(0);

    expect(await namesIn(String(moved))).toEqual(['old', 'later']);
    if (replaced) {
      expect(readFileSync(String(file))).toEqual(replaced);
      expect(await namesIn(String(file))).toEqual(['old']);
    } else {
      expect(await namesIn(String(file))).toEqual([]);
    }
  },
);

test('a backup that is copied over a data file is noticed even without calls, and the next server opens it', async () => {
  const server = await begin();
  copyFileSync(String(copy), String(file));
  await vi.waitFor(() => expect(server.errors()).toContain('something else was written over it'), { timeout: 30_000 });
  expect((await fetch(server.url + path, { headers })).status).toBe(503);
  expect(await create(server, 'lost')).toBe(503);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect(server.errors().split('\n').filter(Boolean)).toHaveLength(1);
  expect(await server.end()).toBe(0);
  expect(readFileSync(String(file))).toEqual(readFileSync(String(copy)));
  expect(await namesIn(String(file))).toEqual(['old']);
});

test('a server killed after it noticed replays no log over the new file', async () => {
  const server = await begin();
  renameSync(String(copy), String(file));
  await vi.waitFor(() => expect(server.errors()).toContain('replaced'), { timeout: 30_000 });
  await vi.waitFor(() => expect(statSync(`${file}-wal`).size).toBe(0), { timeout: 30_000 });
  await server.end('SIGKILL');
  expect(await namesIn(String(file))).toEqual(['old']);
});

test('a missing data file is not recreated beside the log of a killed server', async () => {
  const server = await begin();
  await server.end('SIGKILL');
  rmSync(String(file));
  const refused = await run(folder, ['--port', '0', '--data', String(file)]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(/^dli-reference: the data file \S+ is missing, but its log is there: .+\n$/);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
});

test('a killed server loses nothing if the file is its own', async () => {
  const server = await begin();
  await server.end('SIGKILL');
  expect(await namesIn(String(file))).toEqual(['old', 'later']);
});

test.each([
  ['renamed to it', (from: string, to: string) => renameSync(from, to)],
  ['copied into it', (from: string, to: string) => copyFileSync(from, to)],
])('the log of a killed server is not played over a backup that was %s', async (_, bring) => {
  const server = await begin();
  await server.end('SIGKILL');
  bring(String(copy), String(file));
  const before = readFileSync(String(file));
  const refused = await run(folder, ['--port', '0', '--data', String(file)]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /^dli-reference: the data file \S+ has a log beside it that is of another file: .+\n$/,
  );
  expect(readFileSync(String(file))).toEqual(before);
  // As the line says.
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`);
  expect(await namesIn(String(file))).toEqual(['old']);
});

test('a truncated -shm ends the server, and the next one has everything', async () => {
  const server = await begin();
  truncateSync(`${file}-shm`);
  expect(await create(server, 'lost').catch(() => 'no answer')).toBe('no answer');
  await server.end('SIGKILL');
  expect(await namesIn(String(file))).toEqual(['old', 'later']);
});
