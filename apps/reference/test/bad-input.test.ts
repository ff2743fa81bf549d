/** Bad input of every command: one line that names the problem, exit code 1, and nothing made or changed. */

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@dli-connections/handler';
import { portOf } from '@dli-connections/lab/port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandNames } from '../src/commands/names.ts';
import { end, headOf, lineOf } from '../src/state/format.ts';
import { connectionOf, piecesOf } from './connection.ts';
import { run } from './run.ts';

let folder: string;
const listener = createServer();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dli-bad-'));
  const at = (name: string) => join(folder, name);
  const store = openSqliteStore(at('data.sqlite'));
  await store.load('p1', piecesOf(connectionOf(1)), false);
  await store.close();
  const foreign = new DatabaseSync(at('foreign.sqlite'));
  foreign.exec('CREATE TABLE notes (id TEXT)');
  foreign.close();
  mkdirSync(at('folder'));
  symlinkSync(at('nowhere'), at('link'));
  execFileSync('mkfifo', [at('pipe')]);
  writeFileSync(at('text'), 'this is text, and long enough to have the header of a database in it. '.repeat(10));
  writeFileSync(at('empty'), '');
  writeFileSync(at('half.json'), headOf('p1'));
  const line = lineOf(connectionOf(1));
  writeFileSync(at('state.json'), `${headOf('p1')}\n${line}\n${end}\n`);
  writeFileSync(at('twice.json'), `${headOf('p1')}\n${line},\n${line}\n${end}\n`);
  writeFileSync(at('bad.yaml'), 'queues: [');
  writeFileSync(at('wrong.yaml'), 'tokens: [{ token: a }]');
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
});
afterAll(() => {
  listener.close();
  rmSync(folder, { recursive: true });
});

/** Names, sizes, times and contents of all there is. */
const all = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      return [name, found?.mtimeMs, found?.isFile() ? readFileSync(path, 'latin1') : undefined];
    });

const data = ['--data', 'data.sqlite'];
/** A name that no file system takes, and one that leaves no room for those of the files beside it. */
const [tooLong, rather] = ['x'.repeat(300), 'x'.repeat(243)];
const place: [args: string[], message: RegExp][] = [
  [['--data', ''], /--data needs a value/],
  [['--data'], /--data needs a value/],
  [['--data', 'file:data.sqlite?mode=memory'], /--data must be/],
  [[...data, '--database', 'postgres://h/d'], /--data and --database exclude each other/],
  [['--database', 'mysql://h/d'], /--database must be a postgres:\/\/ address/],
  [['--data', 'foreign.sqlite'], /foreign\.sqlite was made by another program/],
  [['--data', 'text'], /text cannot be .+: file is not a database/],
  [['--data', 'folder'], /folder/],
  [['--data', rather], /--data must be a path of at most 480 bytes, whose name has room/],
];
const mustBeThere: typeof place = [
  [['--data', 'none.sqlite'], /--data: there is no data file none\.sqlite/],
  [['--data', ':memory:'], /--data: there is no data file :memory:/],
  [['--data', 'empty'], /--data: the data file empty has no data/],
];
const before = (args: string[], rows: typeof place): typeof place =>
  rows.map(([rest, message]) => [[...args, ...rest], message]);
const noDatabase = ([args]: (typeof place)[number]) => !args.includes('--database');

const rows: typeof place = [
  ...Object.keys(commandNames).flatMap((command): typeof place => [
    [[command, '--no-such'], /there is no option --no-such; --help lists the options/],
    [[command, '--help=x'], /--help takes no value/],
  ]),
  [['exprot'], /there is no command "exprot"; there are export, import, /],
  [['--port', '70000'], /--port must be a port from 0 to 65535, not "70000"/],
  [['--port', '1', '--port', '2'], /--port is given more than once/],
  [['--host', ''], /--host needs a value/],
  [['--credentials', ''], /--credentials needs a value/],
  [
    ['--host', '203.0.113.1', '--port', '0', '--data', 'new/new.sqlite'],
    /--host \(or DLI_REFERENCE_HOST\) must be an address of this machine, not "203\.0\.113\.1"/,
  ],
  [['--peering-ms', '-1'], /--peering-ms.+(must be|ambiguous)/],
  [['--log', 'xml'], /--log must be text, json or off, not "xml"/],
  [['--cors', 'a.test'], /--cors must be an origin as browsers send it/],
  [['--memory', ...data], /--data and --memory exclude each other/],
  [['--scenario', 'none.yaml', '--port', '0'], /--scenario: none\.yaml does not exist/],
  [['--scenario', 'folder', '--port', '0'], /--scenario: folder is a folder, not a file/],
  ...['scenario', 'credentials', 'seed'].map((flag): [string[], RegExp] => [
    [`--${flag}`, 'pipe', '--port', '0'],
    new RegExp(`--${flag}: pipe is not a plain file`),
  ]),
  [['--scenario', 'bad.yaml', '--port', '0'], /bad\.yaml:1:\d+: not YAML/],
  [['--credentials', 'none.yaml', '--port', '0'], /--credentials: none\.yaml does not exist/],
  [['--credentials', 'wrong.yaml', '--port', '0'], /wrong\.yaml:1:\d+: credentials\.tokens\[0\]\.projects is required/],
  [['--seed', 'none.json', '--port', '0'], /--seed: none\.json does not exist/],
  [['--seed', 'half.json', '--port', '0'], /half\.json:1: ends before it is complete/],
  ...before(['--port', '0'], place),
  ...before(['export', '--project-id', 'p1'], [...place, ...mustBeThere]),
  [['export', ...data], /export needs --project-id/],
  [['export', ...data, '--project-id', 'p-1'], /--project-id must be the identifier of a project, not "p-1"/],
  [['export', ...data, '--project-id', 'p1', '--out', 'no/state.json'], /--out: there is no folder \S+no/],
  [
    ['export', ...data, '--project-id', 'p1', '--out', 'link'],
    /--out: link must be a plain file or new, not a symbolic link/,
  ],
  // The log is not there while nobody uses the data.
  ...['data.sqlite', 'data.sqlite-run', 'data.sqlite-wal', 'folder/../data.sqlite-shm'].map(
    (out): [string[], RegExp] => [
      ['export', ...data, '--project-id', 'p1', '--out', out],
      new RegExp(`--out: ${out} is part of the data`),
    ],
  ),
  [['backup', ...data, '--out', 'data.sqlite-wal'], /--out: data\.sqlite-wal is part of the data/],
  ...[['backup'], ['export', '--project-id', 'p1']].flatMap((command): typeof place => [
    [[...command, ...data, '--out', '/proc/new'], /--out: the folder \/proc takes no new file: ENOENT/],
    [[...command, ...data, '--out', 'new/'], /--out: new\/ names a folder, not a file/],
  ]),
  [['export', 'word'], /unexpected argument "word"/],
  ...before(['import', 'state.json'], place),
  [['import', ...data], /import needs a file before its flags/],
  [['import', 'none.json', '--data', 'new.sqlite'], /none\.json does not exist/],
  [['import', 'folder', '--data', 'new.sqlite'], /folder is a folder, not a file/],
  [['import', 'pipe', '--data', 'new.sqlite'], /pipe is not a plain file/],
  [['import', 'half.json', '--data', 'new/new.sqlite'], /half\.json:1: ends before it is complete/],
  [['import', 'twice.json', '--data', 'new/new.sqlite'], /twice\.json:3: another connection has its id/],
  [['--seed', 'twice.json', '--port', '0', '--data', 'new/new.sqlite'], /twice\.json:3: another connection has its id/],
  [['import', 'state.json', ...data, '--project-id', ' '], /--project-id must be the identifier of a project/],
  [['import', 'state.json', '--data', ':memory:'], /--data: :memory: ends with this command/],
  [['import', 'state.json', ...data, '--project-id', ''], /--project-id needs a value/],
  [['import', 'state.json', '--memory'], /there is no option --memory/],
  ...before(['check'], [...place, ...mustBeThere]),
  ...before(['backup', '--out', 'new.sqlite'], [...place.filter(noDatabase), ...mustBeThere]),
  [['backup', ...data], /backup needs --out/],
  [['backup', ...data, '--out', 'text'], /--out: text must be new, and there is a file/],
  [['backup', ...data, '--out', 'link'], /--out: link must be new, and there is a symbolic link/],
  [['backup', ...data, '--out', 'data.sqlite'], /--out: data\.sqlite must be new/],
  [['backup', ...data, '--out', '/dev/null'], /--out: \/dev\/null must be new, and there is a device/],
  [['backup', ...data, '--out', 'no/new.sqlite'], /--out: there is no folder \S+no/],
  [['backup', ...data, '--out', rather], /--out must be a path of at most 480 bytes, whose name has room/],
  [['export', ...data, '--project-id', 'p1', '--out', tooLong], /--out: x+ cannot be used: ENAMETOOLONG/],
  [['backup', '--database', 'postgres://h/d', '--out', 'new.sqlite'], /there is no option --database/],
  ...before(['forget', '--before', '2025-01-01'], [...place, ...mustBeThere]),
  [['forget', ...data], /forget needs --before/],
  ...[
    'now',
    '2025',
    '2025-13-01',
    '2025-02-30',
    '2025-01-01T12:00',
    '1735689600000',
    '2025-01-01T25:00:00Z',
    ' 2025-01-01',
  ].map((time): (typeof place)[number] => [
    ['forget', ...data, '--before', time],
    /--before must be a day as .+, not ".+"/,
  ]),
  [['hash-token'], /hash-token needs a token on stdin/],
  [['hash-token', 'token'], /unexpected argument "token"/],
];

test.each(rows)('%j', async (args, message) => {
  const before = all();
  const { code, stdout, stderr } = await run(folder, args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^dli-reference: [^\n]+\n$/);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(all()).toEqual(before);
});

test('an import into a project that has connections', async () => {
  const exported = () => run(folder, ['export', '--project-id', 'p1', ...data]);
  const before = await exported();
  expect(await run(folder, ['import', 'state.json', ...data])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'dli-reference: project p1 has connections in data.sqlite already; --replace removes them before\n',
  });
  expect(await exported()).toEqual(before);
});

test('a port in use, with data that is not there yet', async () => {
  const port = portOf(listener);
  const before = all();
  const { code, stderr } = await run(folder, ['--port', String(port), '--data', 'new/new.sqlite']);
  expect([code, stderr]).toEqual([
    1,
    `dli-reference: port ${port} on 127.0.0.1 is in use; stop what uses it, or choose another with --port (or DLI_REFERENCE_PORT)\n`,
  ]);
  expect(all()).toEqual(before);
});

test('a backup without --data where the environment names a database', async () => {
  const env = { DATABASE_URL: 'postgres://h/d', DLI_REFERENCE_DATA: 'data.sqlite' };
  const before = all();
  expect(await run(folder, ['backup', '--out', 'new.sqlite'], { env })).toEqual({
    code: 1,
    stdout: '',
    stderr: 'dli-reference: DATABASE_URL names a database, which pg_dump backs up; --data names a data file to copy\n',
  });
  expect(all()).toEqual(before);
});
