import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { isMemory } from './sqlite-file.ts';
import { StoreError } from './store-error.ts';

/** Time between two looks at a file that is only read, in milliseconds. */
const every = 250;

/** Looks after the names of a file that is open. */
export interface Watch {
  /** Throws a `StoreError` once the file is no longer the one that was opened. Looks at it at once. */
  check(): void;
  /** The same, a few times a second at most. */
  checkNowAndThen(): void;
}

/** Device and inode: what stays the same of a file while its content changes. */
function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

/**
 * Watches the file of a database and the two beside it. POSIX lets an open file be renamed, deleted or replaced, and SQLite
 * goes on with what it has open: what is then written, nobody finds again. A file that is gone stays gone for this process.
 */
export function createWatch(database: DatabaseSync, file: string): Watch {
  if (isMemory(file)) return { check: () => {}, checkNowAndThen: () => {} };
  const identities = new Map<string, string | undefined>();
  const look = (path: string) => {
    const now = identityOf(path);
    // SQLite makes the two files beside when it first needs them.
    const known = identities.get(path);
    if (known === undefined) identities.set(path, now);
    return known === undefined || known === now;
  };
  // Deleting a folder on the way is an error other than that the file is not there.
  const paths = [file, `${file}-wal`, `${file}-shm`];
  const firstGone = () => {
    try {
      return paths.find((path) => !look(path));
    } catch {
      return file;
    }
  };
  let gone: string | undefined = firstGone();
  let looked = performance.now();
  let settled = false;

  function check(): void {
    gone ??= firstGone();
    looked = performance.now();
    if (gone === undefined) return;
    settled ||= settle(database);
    // In a transaction it cannot be done; the error below ends it.
    if (!settled) setImmediate(() => (settled ||= settle(database)));
    throw new StoreError(
      `the data file ${file} cannot be used: ${gone} was deleted, renamed or replaced; put it back and start the server again`,
    );
  }
  return {
    check,
    checkNowAndThen: () => {
      if (gone !== undefined || performance.now() - looked >= every) check();
    },
  };
}

/**
 * Takes the log into the file that it is of, under whatever name that is now, and leaves the log empty. A file that has come
 * to the old name would have it played over it at the next start.
 */
function settle(database: DatabaseSync): boolean {
  try {
    return !database.isTransaction && Number(database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy) === 0;
  } catch {
    return false;
  }
}
