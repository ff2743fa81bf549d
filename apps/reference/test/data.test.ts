/** Places for data that cannot be used, at the start or later. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { asGuest, createPlace, postgres, query } from '@dli-connections/lab/postgres';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../src/data.ts';
import { startReference } from '../src/index.ts';
import { main } from './run.ts';

const path = '/v2.0/p1/datasource/enhanced-connections';
const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dli-data-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const unusable: [what: string, data: string, message: RegExp][] = [
  ['a device', '/dev/null', /^the data file \/dev\/null cannot be used: it is not a regular file$/],
  ['a folder', '.', /^the data file \. cannot be used: it is a folder$/],
  ['a file that is not a database', 'text', /^the data file text cannot be used: file is not a database$/],
  ['below a file', 'text/data', /^the folder \S+text for the data cannot be made: EEXIST$/],
  ['far below a file', 'text/a/b/data', /^the folder \S+text for the data cannot be made: EEXIST$/],
  // Nothing listens on port 1, and the password is not shown.
  [
    'a database that is away',
    'postgres://u:secret@127.0.0.1:1/d',
    /^the database at 127\.0\.0\.1:1 cannot be used: connect ECONNREFUSED 127\.0\.0\.1:1$/,
  ],
];
const linux = process.platform === 'linux';
if (linux)
  unusable.push([
    'where nothing can be made',
    '/proc/none/data',
    /^the folder \/proc\/none for the data cannot be made: ENOENT$/,
  ]);

test.each(unusable)('%s is one line that names it, and exit code 1', async (_, data, message) => {
  writeFileSync(join(folder, 'text'), 'this is no database, but long enough for a header '.repeat(20));
  const flag = data.startsWith('postgres:') ? '--database' : '--data';
  const program = spawn(process.execPath, [main, '--port', '0', flag, data], { cwd: folder });
  child = program;
  const [line = '', rest] = (await text(program.stderr)).split('\n');
  expect(line.replace('dli-reference: ', '')).toMatch(message);
  expect(rest).toBe('');
  expect(program.exitCode ?? (await once(program, 'exit'))[0]).toBe(1);
});

test('folders on the way are made, also by two at once', () => {
  makeFolder(join(folder, 'a', 'b'));
  makeFolder(join(folder, 'a', 'b'));
  expect(() => makeFolder(join(folder, 'a', 'b', '\0'))).toThrow(/must be a string.*without null bytes/);
});

test('each new folder is durable: its parent is synced', () => {
  const synced: string[] = [];
  makeFolder(join(folder, 'a', 'b', 'c'), (path) => void synced.push(path));
  expect(synced).toEqual([folder, join(folder, 'a'), join(folder, 'a', 'b')]);
  makeFolder(join(folder, 'a', 'b', 'c'), (path) => void synced.push(path));
  expect(synced).toHaveLength(3);
});

/** A limit on file sizes simulates a full disk. Only Linux can change the limit of a running process. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

test.runIf(linux)('a full disk is a 503; reads continue, and writes do once there is space', async () => {
  child = spawn(process.execPath, [main, '--port', '0', '--data', 'data.sqlite', '--log', 'off'], { cwd: folder });
  let [url, errors] = ['', ''];
  child.stderr?.on('data', (chunk) => (errors += chunk));
  for await (const chunk of child.stdout ?? []) {
    url = /http:\/\/\S+:\d+/.exec(String(chunk))?.[0] ?? '';
    if (url) break;
  }
  const names: string[] = [];
  const hosts = Array.from({ length: 2_000 }, (_, at) => ({ name: `host-${at}`, ip: '10.0.0.1' }));
  const create = async (more: object = { hosts }) => {
    const body = JSON.stringify({ name: `n${names.length}`, dest_vpc_id: 'v', dest_network_id: 'n', ...more });
    const response = await fetch(url + path, { method: 'POST', headers, body });
    const answer: { error_code?: string } = await response.json();
    if (response.status === 201) names.push(`n${names.length}`);
    return [response.status, answer.error_code, response.headers.get('retry-after')];
  };
  const listed = async () => {
    const answer = await fetch(`${url}${path}?limit=0`, { headers });
    const { connections }: { connections: { name: string }[] } = await answer.json();
    return connections.map(({ name }) => name);
  };
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  expect([(await create())[0], await ready()]).toEqual([201, 200]);
  // Room for one more page.
  limitFiles(Number(child.pid), `${statSync(join(folder, 'data.sqlite-wal')).size + 4_120}`);
  expect([(await create({}))[0], await ready()]).toEqual([503, 503]);
  limitFiles(Number(child.pid), '1000000');
  expect([await ready(), (await create({}))[0]]).toEqual([200, 201]);
  let answer = await create();
  while (answer[0] === 201) answer = await create();
  expect(answer).toEqual([503, 'DLI.0999', '1']);
  expect(await listed()).toEqual(names);
  expect(await Promise.all([create(), create()])).toEqual(Array.from({ length: 2 }, () => [503, 'DLI.0999', '1']));
  // Small changes may still fit.
  limitFiles(Number(child.pid), '1000');
  expect([(await create())[0], await ready()]).toEqual([503, 503]);
  limitFiles(Number(child.pid), 'unlimited');
  expect([await ready(), (await create())[0]]).toEqual([200, 201]);
  expect(await listed()).toEqual(names);
  expect(errors).toContain('the data file data.sqlite cannot be used: disk I/O error');
});

test.skipIf(!postgres)('a database without the index of tags is named in one line at the start', async () => {
  const data = await createPlace();
  const lines: string[] = [];
  const start = async (place: string) => {
    await (await startReference({ port: 0, host: '127.0.0.1', data: place, say: (line) => lines.push(line) })).close();
  };
  await start(data);
  await query('DROP INDEX tags_by_key', data);
  await start(await asGuest(data));
  expect(lines).toEqual([
    expect.stringMatching(/^the database at \S+ has no valid index tags_by_key, .+ must be owner/),
  ]);
  await start(data);
  expect(lines).toHaveLength(1);
});

test.skipIf(!postgres)('a server has no more connections to a database than its setting allows', async () => {
  const name = `dli-${process.pid}`;
  const place = (await createPlace()).replace('?', `?application_name=${name}&`);
  const server = await startReference({ port: 0, host: '127.0.0.1', data: place, maxConnections: 1 });
  onTestFinished(() => server.close());
  const body = (at: number) => JSON.stringify({ name: `n${at}`, dest_vpc_id: 'v', dest_network_id: 'n' });
  const calls = Array.from({ length: 40 }, (_, at) =>
    fetch(`${server.url}${path}`, { headers, ...(at % 2 === 0 && { method: 'POST', body: body(at) }) }),
  );
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 201]));
  const [row] = await query(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = '${name}'`);
  expect(row).toEqual({ count: 3 }); // for reads, changes and creates
});
