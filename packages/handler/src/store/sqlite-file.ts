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

const markOf = (database: DatabaseSync) => pragma(database, 'application_id');

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
function openToLook(file: string, alone: boolean): DatabaseSync {
  const url = pathToFileURL(resolve(file));
  if (alone) url.search = 'immutable=1';
  return new DatabaseSync(url, { readOnly: true });
}

/** Looks into a file that is opened so. */
export function lookInto<Result>(file: string, alone: boolean, look: (database: DatabaseSync) => Result): Result {
  const database = openToLook(file, alone);
  try {
    return look(database);
  } finally {
    database.close();
  }
}

/** A database, and a check that refuses what was read from it, if its file was changed meanwhile. */
export interface Opened {
  database: DatabaseSync;
  mustBeUnchanged: () => void;
}

/**
 * Opens a file for work that only reads it. Read-only, SQLite leaves an empty log beside a file that no server uses; where
 * nothing may be written beside it and there is no log, it is opened as one that nobody changes. A server may yet write there.
 */
export function openToRead(file: string, timeout: number): Opened {
  if (mayChange(file)) return { database: new DatabaseSync(file, { timeout }), mustBeUnchanged() {} };
  const changeTime = () => statSync(file, { bigint: true }).mtimeNs;
  const before = changeTime();
  const mustBeUnchanged = () => {
    if (changeTime() !== before) throw new StoreError(`the data file ${file} was changed while it was read; try again`);
  };
  return { database: openToLook(file, true), mustBeUnchanged };
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

/** Refuses a file without a log in a folder where none can be made: SQLite names neither the folder nor the remedy. */
export function mustTakeLog(file: string): void {
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory() || mayChange(file)) return;
  throw new StoreError(
    `the data file ${file} cannot be used: its log is to be in the folder ${folder}, where this user may not write; permit that, or move the file`,
  );
}

/** Refuses the file of another program, before SQLite may write anything to it, or replay a log beside it. */
export function refuseForeign(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  accessSync(file, constants.R_OK); // its error has the reason, and SQLite's has none
  // A log beside it may yet change the mark.
  const mark = lookInto(file, true, markOf);
  if (mark === applicationId) return;
  if (mark !== 0) throw foreign(file);
  try {
    lookInto(file, !hasLog(realpathSync(file)), (database) => refuseDatabase(database, file));
  } catch (error) {
    // Another process may be creating the file, which only a lock shows.
    if (error instanceof StoreError) throw error;
  }
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
    refuseForeign(file);
    mustTakeLog(file);
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
  if (!fits(file)) throw new Error(`it needs ${fitting}`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found && !found.isFile()) throw new Error(`it is ${found.isDirectory() ? 'a folder' : 'not a regular file'}`);
}

/** Refuses a database that has neither our mark nor our tables, and is not empty either. */
export function refuseDatabase(database: DatabaseSync, file: string): void {
  const count = (sql: string) => Number(database.prepare(sql).get()?.count);
  const mark = markOf(database);
  if (mark === applicationId) return;
  const tables = count('SELECT COUNT(*) AS count FROM sqlite_schema');
  const used = pragma(database, 'user_version') !== 0;
  if (mark !== 0 || ((tables > 0 || used) && count(ownColumns) < 2)) throw foreign(file);
}

const foreign = (file: string) =>
  new StoreError(`the data file ${file} was made by another program; name another place`);

/** Makes an empty private file that survives a loss of power, unless there is one. SQLite copies its mode. */
export function createPrivate(file: string): void {
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
