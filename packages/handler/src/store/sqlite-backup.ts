import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
  const partial = `${target}.${randomUUID().slice(0, 8)}.partial`;
  try {
    onFile(file, 'any', `copied to ${target}`, (database) => {
      if (!createPrivate(partial)) throw new StoreError(`the file ${partial} cannot be made`);
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
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${end}`, { force: true });
  }
}
