import { DatabaseSync } from 'node:sqlite';
import { copyAside, dropAside, moveAside } from './from-version-2.ts';
import { refusalOfVersion, sqliteFromVersion3, sqliteSchema, tagsByKey, version } from './schema.ts';
import { blocking, isBusy, pause } from './sqlite-error.ts';
import {
  applicationId,
  createPrivate,
  isMemory,
  mustTakeLog,
  type Opened,
  openToRead,
  pragma,
  refuseDatabase,
  refuseForeign,
  refuseSpecial,
  unusable,
} from './sqlite-file.ts';
import { beginRun, isUnused, refuseForeignLog } from './sqlite-run.ts';
import { createSession } from './sqlite-session.ts';
import { StoreError } from './store.ts';

/** Opens a file, or `:memory:`, with the schema of this version. A refused one is left unchanged. */
export function open(file: string, lockTimeoutMs: number, asItIs = false): Opened {
  let opened: Opened | undefined;
  try {
    const isOnDisk = !isMemory(file);
    if (isOnDisk) {
      refuseSpecial(file);
      refuseForeign(file);
      refuseForeignLog(file);
      if (!asItIs) {
        mustTakeLog(file);
        createPrivate(file);
      }
    }
    const beginsRun = isOnDisk && isUnused(file);
    opened = asItIs ? openToRead(file, lockTimeoutMs) : { database: new DatabaseSync(file), mustBeUnchanged() {} };
    const { database } = opened;
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    // Checked before anything is changed, including the journal mode.
    const found = versionOf(database, file);
    if (asItIs && found < version) throw olderVersion(file);
    if (!asItIs) {
      writeAhead(database, lockTimeoutMs);
      migrate(database, file);
      if (beginsRun) beginRun(database, file);
    }
    database.exec('PRAGMA synchronous = FULL');
    database.exec(`PRAGMA busy_timeout = ${Math.min(blocking, lockTimeoutMs)}`);
    return opened;
  } catch (error) {
    opened?.database.close();
    throw unusable(file, error);
  }
}

/** Sets the journal mode to a write-ahead log. If two processes do so at once, SQLite refuses one, which retries. */
function writeAhead(database: DatabaseSync, lockTimeoutMs: number): void {
  for (const until = performance.now() + lockTimeoutMs; ; ) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    // Nothing else has to go on yet.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
}

function migrate(database: DatabaseSync, file: string): void {
  // Locks before it looks: if two processes open a new file at once, only one creates the schema.
  database.exec('BEGIN IMMEDIATE');
  const found = versionOf(database, file);
  if (found === 0) database.exec(sqliteSchema);
  else if (found === 3) database.exec(sqliteFromVersion3);
  else if (found < version) {
    database.exec(moveAside + sqliteSchema);
    createSession(database, file).carryOut(copyAside());
    database.exec(dropAside);
  }
  database.exec(tagsByKey.replace('INDEX', 'INDEX IF NOT EXISTS'));
  database.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${applicationId}; COMMIT`);
}

/** The refusal to read a file that only a server may take to this version. */
export const olderVersion = (file: string) =>
  new StoreError(`the data file ${file} is of an older version; start the server on it once`);

/** The version of the schema in a file, 0 in a new one. Throws if it cannot be brought up to date. */
export function versionOf(database: DatabaseSync, file: string): number {
  refuseDatabase(database, file);
  const found = pragma(database, 'user_version');
  const refusal = refusalOfVersion(found);
  if (refusal) throw new StoreError(`the data file ${file} ${refusal}`);
  return found;
}
