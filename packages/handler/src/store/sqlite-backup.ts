import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { messageOf } from './sqlite-error.ts';
import { createPrivate, syncFolder } from './sqlite-file.ts';
import { onFile } from './sqlite-open.ts';
import { setRun } from './sqlite-run.ts';
import { StoreError } from './store-error.ts';

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
    onFile(file, 'any', `copied to ${target}`, (database) => {
      createPrivate(partial);
      database.prepare('VACUUM INTO ?').run(partial);
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
