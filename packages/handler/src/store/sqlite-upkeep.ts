import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { version } from './schema.ts';
import { messageOf } from './sqlite-error.ts';
import {
  createPrivate,
  type Opened,
  openToRead,
  realFile,
  refuseForeign,
  syncFolder,
  unusable,
} from './sqlite-file.ts';
import { olderVersion, versionOf } from './sqlite-open.ts';
import { refuseForeignLog, setRun } from './sqlite-run.ts';
import { StoreError } from './store.ts';

/** Time to wait for another process that has locked a file, in milliseconds. */
const patience = 5_000;

/** Works on a data file without migrating it. Throws a `StoreError` that names the work that failed. */
function onFile<Result>(path: string, purpose: string, work: (opened: Opened, found: number) => Result): Result {
  const file = realFile(path);
  let opened: Opened | undefined;
  try {
    refuseForeign(file);
    refuseForeignLog(file);
    opened = openToRead(file, patience);
    const found = versionOf(opened.database, file);
    if (found === 0) throw new StoreError(`the data file ${file} has no data`);
    return work(opened, found);
  } catch (error) {
    throw unusable(file, error, purpose);
  } finally {
    opened?.database.close();
  }
}

/**
 * Copies a consistent snapshot of a data file, while servers go on reading and writing. The copy gets its name once it is
 * complete and on the disk.
 *
 * @throws StoreError when the file cannot be used, or there is something under the name of the copy.
 */
export function backupSqlite(file: string, target: string): void {
  // Not longer than a name may be, however long the other one is.
  const partial = join(dirname(target), `${randomUUID().slice(0, 8)}.partial`);
  try {
    onFile(file, `copied to ${target}`, ({ database, mustBeUnchanged }) => {
      createPrivate(partial);
      database.prepare('VACUUM INTO ?').run(partial);
      mustBeUnchanged();
      const copy = new DatabaseSync(partial);
      setRun(copy);
      copy.close();
      const descriptor = openSync(partial, 'r+');
      fsyncSync(descriptor);
      closeSync(descriptor);
      // Unlike `rename` this does not overwrite a file that was created under the name meanwhile.
      linkSync(partial, target);
      syncFolder(dirname(resolve(target)));
    });
  } catch (error) {
    // The caller knows the name of the copy, and not the one that it has until it is complete.
    throw new StoreError(messageOf(error).replaceAll(partial, target), { cause: error });
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${end}`, { force: true });
  }
}

/** Maximum number of problems that SQLite reports. */
const most = 100;

/**
 * Checks a whole data file: pages, indexes, types, constraints, and rows whose connection is missing. Returns a line for each
 * problem. The file is not changed.
 *
 * @throws StoreError when the file cannot be opened, is not one of this server, or is not of this version.
 */
export function problemsOfSqlite(file: string): string[] {
  return onFile(file, 'read', ({ database }, found) => {
    if (found < version) throw olderVersion(file);
    return [...integrity(database), ...strays(database)];
  });
}

function integrity(database: DatabaseSync): string[] {
  const rows = database.prepare(`PRAGMA integrity_check(${most})`).all();
  return rows.map((row) => String(row.integrity_check).replaceAll('\n', '; ')).filter((line) => line !== 'ok');
}

function strays(database: DatabaseSync): string[] {
  const rows = database.prepare('PRAGMA foreign_key_check').all();
  const counts = Map.groupBy(rows, ({ table }) => String(table));
  return [...counts].map(([table, { length }]) => `rows of ${table} without a connection: ${length}`);
}
