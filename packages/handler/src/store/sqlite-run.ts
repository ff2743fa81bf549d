import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { blocking, isBusy } from './sqlite-error.ts';
import { hasLog, lookInto, pragma, writePrivate } from './sqlite-file.ts';
import { StoreError } from './store.ts';

/**
 * SQLite replays any log beside a file, even one of another file with that name: it would write old pages over a backup that
 * was restored after a crash. So each run has an identifier, in the file itself and in one beside it that stays when the file
 * is replaced. A log belongs to a file if the run in the file is the one named beside it.
 */
const besideOf = (file: string) => `${file}-run`;

/** True if nobody else can have the file open: an open file has a log. */
export const isUnused = (file: string) => !existsSync(`${file}-wal`);

/** Refuses a file with the log of another one, before SQLite replays it. */
export function refuseForeignLog(file: string): void {
  const beside = besideOf(file);
  if (!hasLog(file)) return;
  if (!existsSync(file))
    throw new StoreError(
      `the data file ${file} is missing, but its log is there: put the file back, or remove ${file}-wal and ${file}-shm to start empty`,
    );
  if (!existsSync(beside)) return;
  const run = runAlone(file);
  if (run === undefined || runsBeside(file).includes(run)) return;
  throw new StoreError(
    `the data file ${file} has a log beside it that is of another file: remove ${file}-wal and ${file}-shm if this one was put in its place, or put back the other`,
  );
}

/** The run in a file without its log; `undefined` if it cannot be read, which SQLite reports when it opens the file. */
function runAlone(file: string): string | undefined {
  try {
    return lookInto(file, true, runIn);
  } catch {
    return undefined;
  }
}

/** Begins a run on a file that nobody else uses, except processes that also begin one. */
export function beginRun(database: DatabaseSync, file: string): void {
  const run = randomUUID();
  database.exec('BEGIN IMMEDIATE');
  // Until the new run is checkpointed, the file may name any earlier one.
  name(file, new Set([...runsBeside(file), runIn(database), run]));
  setRun(database, run);
  database.exec('COMMIT');
  // A process that holds the lock begins a run as well. The next run removes surplus names.
  database.exec(`PRAGMA busy_timeout = ${blocking}`);
  if (pragma(database, 'wal_checkpoint(TRUNCATE)') !== 0) return;
  try {
    database.exec('BEGIN IMMEDIATE');
    if (runIn(database) === run) name(file, new Set([run]));
    database.exec('COMMIT');
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

/** Gives a copy its own run. */
export function setRun(database: DatabaseSync, run: string = randomUUID()): void {
  database.exec('CREATE TABLE IF NOT EXISTS run (id TEXT NOT NULL) STRICT; DELETE FROM run');
  database.prepare('INSERT INTO run VALUES (?)').run(run);
}

/** The run in a file; `''` in one from before there were any. */
export function runIn(database: DatabaseSync): string {
  const known = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'run'`).get();
  return known ? String(database.prepare('SELECT id FROM run').get()?.id ?? '') : '';
}

/** The runs that the file may name. */
export function runsBeside(file: string): string[] {
  return existsSync(besideOf(file)) ? readFileSync(besideOf(file), 'utf8').split('\n') : [];
}

function name(file: string, runs: ReadonlySet<string>): void {
  const partial = `${besideOf(file)}.${randomUUID().slice(0, 8)}`;
  writePrivate(partial, [...runs].join('\n'));
  renameSync(partial, besideOf(file));
}
