import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { folder } from '../../test/stores.ts';
import { sqliteTables } from '../../test/version-2.ts';
import { openSqliteStore } from './sqlite.ts';
import { applicationId } from './sqlite-file.ts';

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
