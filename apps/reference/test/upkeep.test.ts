/** The commands on data as a whole: check, backup, forget, and the target of export. */

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { JsonText, openPostgresStore, openSqliteStore } from '@dli-connections/handler';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { connectionOf, idOf, piecesOf } from './connection.ts';
import { run as runIn, start } from './run.ts';

let folder: string;
let file: string;
const run = (...args: string[]) => runIn(folder, args);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dli-upkeep-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'data.sqlite');
  const store = openSqliteStore(file);
  await store.load('p1', piecesOf(connectionOf(1), connectionOf(2), connectionOf(3, { delete_time: 5_000 })), false);
  await store.close();
});

/** Changes the file as a fault would. */
function damage(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  database.close();
}

test('check finds nothing in sound data', async () => {
  expect(await run('check', '--data', file)).toEqual({
    code: 0,
    stdout: '',
    stderr: `3 connections in ${file} checked, and no problem found\n`,
  });
});

test('check, backup and export read a file in a folder where nothing may be written', async () => {
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  const out = mkdtempSync(join(tmpdir(), 'dli-copy-'));
  onTestFinished(() => rmSync(out, { recursive: true }));
  const before = readdirSync(folder);
  const commands = [['check'], ['backup', '--out', join(out, 'copy')], ['export', '--project-id', 'p1']];
  const ended = await Promise.all(commands.map((args) => runIn(folder, [...args, '--data', file], { isPlain: true })));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect([readdirSync(folder), readdirSync(out)]).toEqual([before, ['copy']]);
});

test('forget and a server name the folder in which they may write nothing', async () => {
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  for (const args of [
    ['forget', '--before', '2025-01-01'],
    ['--port', '0'],
  ]) {
    const { code, stderr } = await runIn(folder, [...args, '--data', file], { isPlain: true });
    expect([code, stderr]).toEqual([
      1,
      `dli-reference: the data file ${file} cannot be used: its log is to be in the folder ${folder}, where this user may not write; permit that, or move the file\n`,
    ]);
  }
});

test('backup copies what is in the log of a file, through a link in a folder where nothing may be written', async () => {
  const store = openSqliteStore(file);
  onTestFinished(() => store.close());
  await store.load('p2', piecesOf(connectionOf(1, { project_id: 'p2', grants: [] })), false);
  const links = mkdtempSync(join(tmpdir(), 'dli-links-'));
  onTestFinished(() => rmSync(links, { recursive: true }));
  symlinkSync(file, join(links, 'data'));
  chmodSync(links, 0o555);
  const copy = join(folder, 'copy');
  const { code } = await runIn(folder, ['backup', '--data', join(links, 'data'), '--out', copy], { isPlain: true });
  expect(code).toBe(0);
  expect((await run('check', '--data', copy)).stderr).toMatch(/^4 connections /);
});

test('an export fails if a server changes a file that was read as one that nobody changes', async () => {
  const store = openSqliteStore(file);
  const hosts = JsonText.of(Array.from({ length: 2_000 }, (_, at) => ({ name: `h${at}`, ip: '10.0.0.1' })));
  await store.load(
    'p2',
    piecesOf(...Array.from({ length: 20 }, (_, at) => connectionOf(at, { project_id: 'p2', hosts, grants: [] }))),
    false,
  );
  await store.close();
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  const child = start(folder, ['export', '--project-id', 'p2', '--data', file], { isPlain: true });
  await once(child.stdout, 'readable'); // the rest waits in the program
  chmodSync(folder, 0o755);
  damage(`UPDATE connections SET name = 'other' WHERE name = 'n3'`);
  const [stderr] = await Promise.all([text(child.stderr), text(child.stdout)]);
  expect(stderr).toBe(`dli-reference: the data file ${file} was changed while it was read; try again\n`);
});

test.each([
  ['text that is not JSON', `UPDATE connections SET hosts = '[{"name":' WHERE name = 'n1'`, [1]],
  ['JSON of another form', `UPDATE connections SET hosts = '[{"name":1}]' WHERE name = 'n1'`, [1]],
  ['hosts that no request could name', `UPDATE connections SET hosts = '[{"ip":"1.2.3.4.5"}]' WHERE name = 'n2'`, [2]],
  ['a name that no request could give', `UPDATE connections SET name = 'a b' WHERE name = 'n1'`, [1]],
  ['a time before all', `UPDATE connections SET create_time = -1 WHERE name = 'n2'`, [2]],
  ['a tag that no request could give', `UPDATE tags SET key = '_sys_x' WHERE connection_id = '${idOf(2)}'`, [2]],
])('check names the connection that has %s', async (_, sql, whose) => {
  damage(sql);
  const { code, stdout, stderr } = await run('check', '--data', file);
  expect([code, stderr]).toEqual([1, `dli-reference: 1 problem found in ${file}\n`]);
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => whose.find((at) => line.startsWith(`connection ${idOf(at)} of project p1: `)))).toEqual(
    whose,
  );
});

test('check finds orphaned rows and flipped bits', async () => {
  damage(`DELETE FROM connections WHERE name = 'n1'`);
  expect(await run('check', '--data', file)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /^rows of (tags|grants) without a connection: 1\nrows of (tags|grants) without a connection: 1\n$/,
    ),
  });
  const bytes = readFileSync(file);
  const page = bytes.readUInt16BE(16);
  for (let at = page; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
  const { code, stdout, stderr } = await run('check', '--data', file);
  expect(code).toBe(1);
  expect(stdout + stderr).toMatch(/\S/);
  expect(stderr).toMatch(/^dli-reference: .+\n$/);
});

test('check and backup change nothing', async () => {
  const before = [readFileSync(file), readdirSync(folder)];
  await run('check', '--data', file);
  await run('backup', '--data', file, '--out', '/dev/null');
  expect([readFileSync(file), readdirSync(folder)]).toEqual(before);
});

test('backup makes one file, for its user alone, that a server can use at once', async () => {
  const copy = join(folder, 'copy.sqlite');
  expect(await run('backup', '--data', file, '--out', copy)).toEqual({
    code: 0,
    stdout: '',
    stderr: `${file} copied to ${copy}\n`,
  });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
  expect(await run('check', '--data', copy)).toMatchObject({ code: 0 });
  const [one, other] = [
    await run('export', '--project-id', 'p1', '--data', file),
    await run('export', '--project-id', 'p1', '--data', copy),
  ];
  expect(other.stdout).toBe(one.stdout);
});

test('forget counts, then removes, and lists the removed ones', async () => {
  const before = ['--data', file, '--before', '1970-01-02'];
  const said = (what: string) => `${what} 1 connection of ${file}, deleted before 1970-01-02\n`;
  expect(await run('forget', ...before, '--dry-run')).toEqual({ code: 0, stdout: '', stderr: said('would remove') });
  expect(await run('forget', '--data', file, '--before', '1970-01-01T00:00:04+00:00')).toMatchObject({
    stderr: expect.stringMatching(/^removed 0 connections of/),
  });
  expect(await run('forget', ...before)).toEqual({ code: 0, stdout: '', stderr: said('removed') });
  expect((await run('export', '--project-id', 'p1', '--data', file)).stdout).not.toContain(idOf(3));
  expect(await run('check', '--data', file)).toMatchObject({ code: 0 });
});

test.skipIf(!postgres)('check and forget work on PostgreSQL, too', async () => {
  const database = await createPlace();
  const store = await openPostgresStore(database);
  await store.load('p1', piecesOf(connectionOf(1), connectionOf(3, { delete_time: 5_000 })), false);
  await store.close();
  expect(await run('check', '--database', database)).toMatchObject({ code: 0, stderr: /^2 connections in PostgreSQL/ });
  expect(await run('forget', '--database', database, '--before', '2000-01-01')).toMatchObject({
    stderr: expect.stringMatching(/^removed 1 connection of PostgreSQL at .+, deleted before 2000-01-01\n$/),
  });
  expect(await run('check', '--database', database)).toMatchObject({
    stderr: expect.stringMatching(/^1 connection in/),
  });
});

test('export writes to a new or a regular file only', async () => {
  const at = (name: string) => join(folder, name);
  symlinkSync(at('target'), at('link'));
  execFileSync('mkfifo', [at('pipe')]);
  for (const [out, kind] of [
    [at('link'), 'a symbolic link'],
    [at('pipe'), 'a pipe'],
    ['/dev/null', 'a device'],
    [folder, 'a folder'],
  ] as const) {
    expect(await run('export', '--project-id', 'p1', '--data', file, '--out', out)).toEqual({
      code: 1,
      stdout: '',
      stderr: `dli-reference: --out: ${out} must be a plain file or new, not ${kind}\n`,
    });
  }
  expect([existsSync(at('target')), statSync('/dev/null').isCharacterDevice()]).toEqual([false, true]);
  expect(await run('export', '--project-id', 'p1', '--data', file, '--out', file)).toMatchObject({
    code: 1,
    stderr: `dli-reference: --out: ${file} is part of the data: name another file\n`,
  });
  const nowhere = await run('export', '--project-id', 'p1', '--data', file, '--out', '/proc/new.json');
  expect(nowhere).toMatchObject({
    code: 1,
    stderr: 'dli-reference: --out: the folder /proc takes no new file: ENOENT\n',
  });
  writeFileSync(at('plain'), 'before');
  chmodSync(at('plain'), 0o640);
  for (const name of ['plain', 'new'])
    expect(await run('export', '--project-id', 'p1', '--data', file, '--out', at(name))).toMatchObject({ code: 0 });
  expect(['plain', 'new'].map((name) => statSync(at(name)).mode & 0o777)).toEqual([0o640, 0o600]);
  expect(readFileSync(at('plain'))).toEqual(readFileSync(at('new')));
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});
