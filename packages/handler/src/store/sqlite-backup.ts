import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { messageOf } from './sqlite-error.ts';
import { createPrivate, refuseForeign, syncFolder } from './sqlite-file.ts';
import { refusalOfFile } from './sqlite-open.ts';
import { refuseForeignLog, setRun } from './sqlite-run.ts';
import { StoreError } from './store-error.ts';

/** Time to wait for another process that has locked the file, in milliseconds. */
const patience = 5_000;

/**
 * Copies a data file in the state of one point in time, while servers go on reading and writing. The copy gets its name
 * once it is complete and on the disk.
 *
 * @throws StoreError when the file cannot be used, or there is something under the name of the copy.
 */
export function backupSqlite(file: string, target: string): void {
  const partial = `${target}.${randomUUID().slice(0, 8)}.partial`;
  let database: DatabaseSync | undefined;
  try {
    refuseForeign(file);
    refuseForeignLog(file);
    // Not read-only: that would leave an empty log beside a file that no server uses.
    database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${patience}`);
    const refusal = refusalOfFile(database);
    if (refusal) throw new StoreError(`the data file ${file} ${refusal}`);
    if (!createPrivate(partial)) throw new StoreError(`the file ${partial} cannot be made`);
    database.prepare('VACUUM INTO ?').run(partial);
    const copy = new DatabaseSync(partial);
    setRun(copy);
    copy.close();
    const descriptor = openSync(partial, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    // Unlike `rename` this does not replace a file that has come to the name meanwhile.
    linkSync(partial, target);
    syncFolder(dirname(resolve(target)));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data file ${file} cannot be copied to ${target}: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    database?.close();
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${end}`, { force: true });
  }
}
