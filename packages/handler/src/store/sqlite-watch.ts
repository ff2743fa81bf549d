import { lstatSync, statSync, truncateSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { contentOf } from './sqlite-content.ts';
import { isMemory, pragma } from './sqlite-file.ts';
import { StoreError } from './store.ts';

/** Minimum time between two checks of a file that is only read, in milliseconds. */
const every = 250;

/** Device and inode, which stay the same while the content of a file changes; of a symbolic link those of both. */
function identityOf(path: string): string | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (!found) return undefined;
  const end = found.isSymbolicLink() ? statSync(path, { bigint: true, throwIfNoEntry: false }) : undefined;
  return `${found.dev}:${found.ino} ${end?.dev}:${end?.ino}`;
}

/** Returns the path of a database file that is no longer the one that was opened, if any. */
function createNames(file: string, given: string): () => string | undefined {
  const identities = new Map<string, string | undefined>();
  const isGone = (path: string) => {
    const now = identityOf(path);
    // SQLite creates the two files beside it on first use.
    const known = identities.get(path);
    if (known === undefined) identities.set(path, now);
    return known !== undefined && known !== now;
  };
  const paths = [given, file, `${file}-wal`, `${file}-shm`];
  return () => {
    try {
      return paths.find(isGone);
    } catch {
      // A deleted parent folder gives an error other than ENOENT.
      return file;
    }
  };
}

const problemOf = {
  'cut off': 'its log was cut off, and changes are lost; restore a backup, or start the server again without them',
  'log overwritten':
    'something else was written over its log, and changes are lost; restore a backup, or start the server again without them',
  overwritten: 'something else was written over it; stop the server, restore a backup and start it again',
};

/**
 * Watches the file of a database, the two beside it, and the path that was given, which may be a symbolic link to it. POSIX lets an open file be renamed, deleted, replaced or
 * overwritten, and SQLite goes on with the file that it has open, where later writes are lost. A file that is gone
 * stays gone for this process.
 */
export function createWatch(database: DatabaseSync, file: string, given = file) {
  if (isMemory(file)) return { check: () => {}, checkNowAndThen: () => {}, close: () => {} };
  const firstGone = createNames(file, given);
  const content = contentOf(database, file);
  /** `settle` keeps SQLite from doing harm at the close, or returns false if that is impossible now. */
  let problem: { text: string; settle: () => boolean } | undefined;
  let [looked, lookedInside] = [0, 0];
  let settled = false;

  function find(): typeof problem {
    looked = performance.now();
    const gone = firstGone();
    if (gone !== undefined) {
      const text = `${gone} was deleted, renamed or replaced; put it back and start the server again`;
      return { text, settle: () => takeIn(database) };
    }
    if (looked - lookedInside < every) return undefined;
    lookedInside = looked;
    const damage = content.damage();
    return damage && { text: problemOf[damage], settle: () => damage === 'cut off' || dropLog(file) };
  }

  /** Throws a `StoreError` once the file is no longer the one that was opened. Checks immediately. */
  function check(): void {
    problem ??= find();
    if (!problem) return;
    const { text, settle } = problem;
    settled ||= settle();
    // Impossible inside a transaction; the error below ends that.
    if (!settled) setImmediate(() => (settled ||= settle()));
    throw new StoreError(`the data file ${file} cannot be used: ${text}`);
  }
  check();
  return {
    check,
    /** The same, at most a few times a second. */
    checkNowAndThen(): void {
      if (problem || performance.now() - looked >= every) check();
    },
    /** Stops watching, once the database is closed. */
    close: () => content.close(),
  };
}

/** Empties the log of a file that was overwritten: SQLite would write it over the new content at the close. */
function dropLog(file: string): boolean {
  try {
    truncateSync(`${file}-wal`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Checkpoints the log into its file, under whatever name. Otherwise a new file of that name would get it at the next start.
 */
function takeIn(database: DatabaseSync): boolean {
  try {
    return !database.isTransaction && pragma(database, 'wal_checkpoint(TRUNCATE)') === 0;
  } catch {
    return false;
  }
}
