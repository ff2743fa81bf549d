import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { connectionOf } from '../../test/connection.ts';
import { folder, listed } from '../../test/stores.ts';
import { sqliteTables } from '../../test/version-2.ts';
import { openSqliteStore } from './sqlite.ts';
import { applicationId } from './sqlite-file.ts';
import { backupSqlite } from './sqlite-upkeep.ts';

function databaseWith(sql: string): string {
  const file = join(folder(), 'data.sqlite');
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
  return file;
}

const modesIn = (path: string) => readdirSync(path).map((name) => statSync(join(path, name)).mode & 0o777);
const markOf = (file: string) => readFileSync(file).readUInt32BE(68);

test.each([0o022, 0o000, 0o277])('with umask %o new files are for their user alone', async (umask) => {
  const path = folder();
  const before = process.umask(umask);
  onTestFinished(() => void process.umask(before));
  const store = openSqliteStore(join(path, 'data.sqlite'));
  expect(modesIn(path)).toEqual([0o600, 0o600, 0o600, 0o600]);
  await store.close();
});

test('the new file at the end of a symbolic link is for its user alone, too', async () => {
  const [path, other] = [folder(), folder()];
  symlinkSync(join(path, 'second'), join(other, 'first'));
  symlinkSync('data.sqlite', join(path, 'second'));
  const store = openSqliteStore(join(other, 'first'));
  expect(modesIn(path)).toEqual([0o600, 0o600, 0o600, 0o600, 0o600]);
  expect(readdirSync(other)).toEqual(['first']);
  await store.close();
});

test('a symbolic link leads to the file, the log beside that, and a backup of both', async () => {
  const place = folder();
  const [file, link] = [join(place, 'data.sqlite'), join(place, 'link.sqlite')];
  await openSqliteStore(file).close();
  symlinkSync(file, link);
  const store = openSqliteStore(link);
  const insert = (id: string) => store.insert(connectionOf({ id, name: id, delete_time: null }), true);
  await insert('one');
  backupSqlite(link, join(place, 'copy.sqlite'));
  const copy = openSqliteStore(join(place, 'copy.sqlite'));
  expect((await listed(copy, 'p1')).map(({ name }) => name)).toEqual(['one']);
  await copy.close();
  rmSync(`${file}-wal`);
  await expect(insert('lost')).rejects.toThrow(`${file}-wal was deleted`);
  await store.close();
});

test('a place where SQLite cannot make a file has its reason', () => {
  const path = folder();
  const at = (name: string) => join(path, name);
  symlinkSync('no/data.sqlite', at('link'));
  symlinkSync('loop', at('loop'));
  const deep = at(`${'d'.repeat(200)}/`.repeat(3));
  mkdirSync(deep, { recursive: true });
  const before = readdirSync(path, { recursive: true });
  const open = (file: string) => () => openSqliteStore(file);
  expect(open(at('no/data.sqlite'))).toThrow(`the data file ${at('no/data.sqlite')} cannot be used: ENOENT`);
  expect(open(at('link'))).toThrow(`the data file ${at('no/data.sqlite')} cannot be used: ENOENT`);
  expect(open(at('loop'))).toThrow(`the data file ${at('loop')} cannot be used: ELOOP`);
  // The bytes count, and the names of the files beside it.
  for (const file of [at('d'.repeat(243)), at('d'.repeat(256)), at('\u00e9'.repeat(122)), join(deep, 'data.sqlite')])
    expect(open(file)).toThrow(`the data file ${file} cannot be used: it needs a path of at most 480 bytes, `);
  expect(readdirSync(path, { recursive: true })).toEqual(before);
});

test('the longest path is used, backed up and restored', async () => {
  const path = folder();
  const deep = join(path, 'd'.repeat(480 - 242 - 2 - path.length));
  mkdirSync(deep);
  const [file, copy] = [join(deep, 'a'.repeat(242)), join(deep, 'b'.repeat(242))];
  expect(file).toHaveLength(480);
  const store = openSqliteStore(file);
  await store.insert(connectionOf(), true);
  backupSqlite(file, copy);
  await store.close();
  const restored = openSqliteStore(copy);
  expect(await restored.count('p1', {})).toBe(1);
  await restored.close();
  expect(readdirSync(deep)).toHaveLength(4);
});

test('a file that is there keeps the mode that it was given, and hands it on', async () => {
  const file = databaseWith('');
  await openSqliteStore(file).close();
  chmodSync(file, 0o660);
  const store = openSqliteStore(file);
  expect(modesIn(join(file, '..'))).toEqual([0o660, 0o600, 0o660, 0o660]);
  await store.close();
});

test.each([
  ['a table of its own', 'CREATE TABLE notes (id INTEGER PRIMARY KEY)'],
  ['tables in a log of its own', 'PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER PRIMARY KEY)'],
  ['a table of a name of ours', 'CREATE TABLE connections (id TEXT, project_id TEXT)'],
  ['our version', 'CREATE TABLE notes (id TEXT); PRAGMA user_version = 3'],
  ['our version, and nothing else', 'PRAGMA user_version = 4'],
  ['a mark of its own, and nothing else', 'PRAGMA application_id = 252006675'],
  ['a mark of its own beside tables like ours', `${sqliteTables} PRAGMA application_id = 1`],
])("another program's file is refused and stays as it is: %s", (_, sql) => {
  const file = databaseWith(sql);
  const before = [readFileSync(file), readdirSync(join(file, '..'))];
  expect(() => openSqliteStore(file)).toThrow(`the data file ${file} was made by another program; name another place`);
  expect([readFileSync(file), readdirSync(join(file, '..'))]).toEqual(before);
});

test("another program's file is refused while it is in use, and its log stays", () => {
  const file = databaseWith('');
  const database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE notes (id TEXT)');
  const log = readFileSync(`${file}-wal`);
  expect(() => openSqliteStore(file)).toThrow('made by another program');
  expect(readFileSync(`${file}-wal`)).toEqual(log);
});

test('a new file, an empty one and one from before the mark are marked', async () => {
  const files = [join(folder(), 'new.sqlite'), databaseWith(''), databaseWith(sqliteTables)];
  for (const file of files) {
    await openSqliteStore(file).close();
    expect(markOf(file)).toBe(applicationId);
    expect(existsSync(`${file}-wal`)).toBe(false);
    await openSqliteStore(file).close();
  }
});
