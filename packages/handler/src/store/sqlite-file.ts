import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { messageOf } from './sqlite-error.ts';
import { StoreError } from './store.ts';

/** The mark of a data file in its header, which `file` and other tools show: `DLI1` in ASCII. */
export const applicationId = 0x44_4c_49_31;

/** Columns that identify a data file older than the mark. */
const ownColumns = `SELECT COUNT(*) AS count FROM pragma_table_info('connections') WHERE name IN ('project_id', 'unique_name')`;

/** The number that a PRAGMA answers with, which may be the first of several. */
export const pragma = (database: DatabaseSync, name: string) =>
  Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

/** The file that a path leads to: SQLite keeps the files beside it there, also where the path is a symbolic link. */
export function realFile(path: string): string {
  if (isMemory(path) || !fits(path)) return path;
  try {
    if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
    // A file that is to be made there has no real path yet.
    return statSync(path, { throwIfNoEntry: false })
      ? realpathSync(path)
      : realFile(resolve(dirname(path), readlinkSync(path)));
  } catch (error) {
    throw unusable(path, error);
  }
}

/** True for a data file without a place on the disk. */
export const isMemory = (file: string) => file === ':memory:' || file === '';

/** True if there is a log beside a file: a process is running, or was killed before it could clean up. */
export const hasLog = (file: string) => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Opens a file read-only, without its log if `alone`. If it has no log, no other file is written. */
export function openToLook(file: string, alone = !hasLog(file)): DatabaseSync {
  const url = pathToFileURL(resolve(file));
  if (alone) url.search = 'immutable=1';
  return new DatabaseSync(url, { readOnly: true });
}

/**
 * Opens a file for work that only reads it. Read-only, SQLite leaves an empty log beside a file that no server uses; where
 * nothing may be written beside it and there is no log, it is opened as one that nobody changes.
 */
export function openToRead(file: string, timeout: number): DatabaseSync {
  return mayChange(file) ? new DatabaseSync(file, { timeout }) : openToLook(file, true);
}

/** True if a file has a log or a journal, or may get one. */
export function mayChange(path: string): boolean {
  const file = realFile(path);
  if (isMemory(file) || existsSync(`${file}-wal`) || existsSync(`${file}-journal`)) return true;
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns a check that refuses what was read from a file as from one that nobody changes, if it was changed meanwhile: a server
 * may write where this process may not.
 */
export function unchangedCheck(file: string): () => void {
  if (mayChange(file)) return () => {};
  const changeTime = () => statSync(file, { bigint: true }).mtimeNs;
  const before = changeTime();
  return () => {
    if (changeTime() !== before) throw new StoreError(`the data file ${file} was changed while it was read; try again`);
  };
}

/** Refuses the file of another program, before SQLite may write anything to it, or replay a log beside it. */
export function refuseForeign(file: string): void {
  if (isMemory(file) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  const mark = markInHeader(file);
  if (mark === applicationId) return;
  if (mark !== 0) throw foreign(file);
  const database = openToLook(file);
  try {
    refuseDatabase(database, file);
  } catch (error) {
    // Another process may be creating the file, which only a lock shows.
    if (error instanceof StoreError) throw error;
  } finally {
    database.close();
  }
}

/** The mark in the first bytes of a file, which a log beside it may yet change; 0 in an empty one (https://sqlite.org/fileformat.html#the_database_header). */
function markInHeader(file: string): number {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r'); // its error has the reason, and SQLite's has none
  try {
    if (readSync(descriptor, header) === 0) return 0;
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new StoreError(`the data file ${file} cannot be used: file is not a database`);
  return header.readUInt32BE(68);
}

/**
 * Refuses a place where a server cannot have its data, before anything is made there. It opens no database of ours, so it is
 * cheap, and a file that passes may still be damaged.
 *
 * @throws StoreError
 */
export function mustBeUsable(file: string): void {
  if (isMemory(file)) return;
  try {
    refuseSpecial(file);
    refuseForeign(realFile(file));
    accessSync(nearest(resolve(file)), constants.R_OK | constants.W_OK);
  } catch (error) {
    throw unusable(file, error);
  }
}

/** The path, or the nearest folder on the way to it that exists. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

/** An error about a file, as a `StoreError` that names the file. */
export const unusable = (file: string, error: unknown, purpose = 'used') =>
  error instanceof StoreError
    ? error
    : new StoreError(`the data file ${file} cannot be ${purpose}: ${messageOf(error)}`, { cause: error });

/**
 * Maximum number of bytes of a whole path: SQLite takes 512, with the ending of its journal, and a backup has another
 * name until it is complete.
 */
const longestPath = 480;

/** The longest ending of a file beside the data file, such as `-run.0123abcd`. */
const longestEnding = 13;

/** The rule that `fits` checks, for messages. */
export const fitting = `a path of at most ${longestPath} bytes, whose name has room for ${longestEnding} more`;

/** True if a path is short enough for a data file and for the files beside it. */
export function fits(file: string): boolean {
  const path = resolve(file);
  if (Buffer.byteLength(path) > longestPath) return false;
  try {
    // Folders on the way may have to be made yet.
    lstatSync(join(nearest(dirname(path)), `${basename(path)}${'x'.repeat(longestEnding)}`), { throwIfNoEntry: false });
    return true;
  } catch (error) {
    // Any other problem has its own message.
    return (error as NodeJS.ErrnoException).code !== 'ENAMETOOLONG';
  }
}

/** Refuses what SQLite would take for an empty file, as a device, or has no message for. */
export function refuseSpecial(file: string): void {
  if (isMemory(file)) return;
  const refuse = (problem: string) => new StoreError(`the data file ${file} cannot be used: ${problem}`);
  if (!fits(file)) throw refuse(`it needs ${fitting}`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw refuse(`it is ${found.isDirectory() ? 'a folder' : 'not a regular file'}`);
}

/** Refuses a database that has neither our mark nor our tables, and is not empty either. */
export function refuseDatabase(database: DatabaseSync, file: string): void {
  const count = (sql: string) => Number(database.prepare(sql).get()?.count);
  const mark = pragma(database, 'application_id');
  if (mark === applicationId) return;
  const tables = count('SELECT COUNT(*) AS count FROM sqlite_schema');
  const used = pragma(database, 'user_version') !== 0;
  if (mark !== 0 || ((tables > 0 || used) && count(ownColumns) < 2)) throw foreign(file);
}

const foreign = (file: string) =>
  new StoreError(`the data file ${file} was made by another program; name another place`);

/** Makes an empty private file that survives a loss of power, unless there is one. SQLite copies its mode. */
export function createPrivate(file: string): void {
  if (isMemory(file)) return;
  try {
    writePrivate(file);
  } catch (error) {
    // SQLite would not give the reason.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return;
  }
  syncFolder(dirname(resolve(file)));
}

/** Writes a new file that only its owner may use. */
export function writePrivate(path: string, text = ''): void {
  writeFileSync(path, text, { flag: 'wx', mode: 0o600, flush: true });
  // A umask may have removed permissions that the user needs.
  chmodSync(path, 0o600);
}

/** Syncs the entries of a folder to the disk. */
export function syncFolder(path: string): void {
  // Windows neither supports nor needs it.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
