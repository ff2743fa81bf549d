import { StoreError } from './store.ts';

/**
 * Result codes of SQLite for a file that cannot be used now, because of itself, its disk or its other users: BUSY, LOCKED,
 * NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL and NOTADB (https://sqlite.org/rescode.html). The others
 * are about the statement or the data.
 */
const ofTheFile = [5, 6, 7, 8, 10, 11, 13, 14, 15, 26];

/** BUSY: another process has locked the file. */
const busy = 5;

/** SQLite's own wait for a lock, in milliseconds: it blocks the process. */
export const blocking = 20;

/** Pause for other work before a lock is tried again, in milliseconds. */
export const pause = 10;

/** IOERR. It is unknown whether a commit that failed with it is on the disk. */
const ioError = 10;

/** IOERR_WRITE: the commit was not made. The last page that is written completes a commit, and it has a checksum. */
const writeError = 778;

/** An error of SQLite as a `StoreError`; any other error as it is. */
export function failureOf(error: unknown, file: string, committing = false): unknown {
  const code = codeOf(error);
  const result = resultOf(code);
  if (!ofTheFile.includes(result)) return error;
  const mayStand = committing && result === ioError && code !== writeError;
  const open = mayStand ? ', and the change may have been made' : '';
  const message = `the data file ${file} cannot be used: ${messageOf(error)}${open}`;
  return new StoreError(message, { cause: error, mayStand });
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** True if another process had the lock, by an error of SQLite or of `failureOf`. */
export function isBusy(error: unknown): boolean {
  return resultOf(codeOf(error instanceof StoreError ? error.cause : error)) === busy;
}

const codeOf = (error: unknown) => (error as { errcode?: number } | undefined)?.errcode; // as node:sqlite throws them

/** The low byte of a code is the result, the rest has the details. */
const resultOf = (code: number | undefined) => (code === undefined ? -1 : code & 0xff);
