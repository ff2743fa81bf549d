import { DatabaseSync } from 'node:sqlite';
import { fromVersion2 } from './from-version-2.ts';
import { tagsByKey, version } from './schema.ts';
import { isBusy, messageOf } from './sqlite-error.ts';
import { applicationId, createPrivate, refuseDatabase, refuseForeign, refuseSpecial, unusable } from './sqlite-file.ts';
import { blocking, pauseBlocking } from './sqlite-lock.ts';
import { beginRun, isUnused, refuseForeignLog } from './sqlite-run.ts';
import { fromVersion3, schema } from './sqlite-schema.ts';
import { createRunner } from './sqlite-session.ts';
import { StoreError } from './store-error.ts';
import { refusalOfVersion } from './version.ts';

/** Opens a file, or `:memory:`, with the schema of this version. A refused one is left unchanged. */
export function open(file: string, lockTimeoutMs: number, asItIs = false): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    refuseSpecial(file);
    refuseForeign(file);
    refuseForeignLog(file);
    if (!asItIs) createPrivate(file);
    const unused = isUnused(file);
    database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    // Checked before anything is changed, including the journal mode.
    versionOf(database, file);
    if (!asItIs) {
      writeAhead(database, lockTimeoutMs);
      migrate(database, file);
      if (unused) beginRun(database, file);
    }
    database.exec('PRAGMA synchronous = FULL');
    database.exec(`PRAGMA busy_timeout = ${Math.min(blocking, lockTimeoutMs)}`);
    return database;
  } catch (error) {
    database?.close();
    throw unusable(file, error);
  }
}

/** Sets the journal mode to a write-ahead log. If two processes do so at once, SQLite refuses one, which retries. */
function writeAhead(database: DatabaseSync, lockTimeoutMs: number): void {
  for (const until = performance.now() + lockTimeoutMs; ; pauseBlocking()) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
  }
}

function migrate(database: DatabaseSync, file: string): void {
  // Locks before it looks: if two processes open a new file at once, only one creates the schema.
  database.exec('BEGIN IMMEDIATE');
  const found = versionOf(database, file);
  if (found === 0) database.exec(schema);
  else if (found === 3) database.exec(fromVersion3);
  else if (found < version) migrateVersion2(database);
  database.exec(tagsByKey.replace('INDEX', 'INDEX IF NOT EXISTS'));
  database.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${applicationId}; COMMIT`);
}

/** The reason why a file cannot be used as it is. A file of an older version can be copied, but not be checked. */
function refusalOfFile(database: DatabaseSync, want: 'any' | 'this version'): string | undefined {
  const found = userVersionOf(database);
  if (found === 0) return 'has no data';
  if (want === 'this version' && found < version) return 'is of an older version; start the server on it once';
  return refusalOfVersion(found, version);
}

function userVersionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Time to wait for another process that has locked a file, in milliseconds. */
const patience = 5_000;

/** Works on a data file without migrating it. Throws a `StoreError` that names the work that failed. */
export function onFile<Result>(
  file: string,
  want: 'any' | 'this version',
  purpose: string,
  work: (database: DatabaseSync) => Result,
): Result {
  let database: DatabaseSync | undefined;
  try {
    refuseForeign(file);
    refuseForeignLog(file);
    // Not read-only: that would leave an empty log beside a file that no server uses.
    database = new DatabaseSync(file, { timeout: patience });
    const refusal = refusalOfFile(database, want);
    if (refusal) throw new StoreError(`the data file ${file} ${refusal}`);
    return work(database);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data file ${file} cannot be ${purpose}: ${messageOf(error)}`, { cause: error });
  } finally {
    database?.close();
  }
}

function migrateVersion2(database: DatabaseSync): void {
  const run = createRunner(database);
  const steps = fromVersion2(schema);
  for (let step = steps.next(); !step.done; ) {
    const { sql, values } = step.value;
    // A query without values may be several statements in one text.
    if (values.length === 0) database.exec(sql);
    step = steps.next(values.length === 0 ? [] : run(step.value));
  }
}

/** The version of the schema in a file, 0 in a new one. Throws if it cannot be brought up to date. */
function versionOf(database: DatabaseSync, file: string): number {
  refuseDatabase(database, file);
  const found = userVersionOf(database);
  const refusal = refusalOfVersion(found, version);
  if (refusal) throw new StoreError(`the data file ${file} ${refusal}`);
  return found;
}
