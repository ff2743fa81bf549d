import { randomUUID } from 'node:crypto';
import { closeSync, lstatSync, openSync, realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { reasonOf } from '@dli-connections/command';
import type { SqliteOptions, Store } from '@dli-connections/handler';
import { isPostgres, openStore } from '../data.ts';

/** Refuses a place without data, so that a mistyped name does not create an empty store. */
export function mustHaveData(place: string): void {
  if (isPostgres(place)) return;
  const found = look('data', place, statSync);
  if (!found) throw new Error(`--data: there is no data file ${place}`);
  if (!found.isFile()) throw new Error(`--data: the data file ${place} must be a plain file, not ${kindOf(found)}`);
  if (found.size === 0) throw new Error(`--data: the data file ${place} has no data`);
}

/** Opens the store at a place for some work, and closes it. */
export async function using<Result>(
  place: string,
  work: (store: Store) => Promise<Result>,
  options: SqliteOptions = {},
): Promise<Result> {
  const store = await openStore(place, options);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Refuses an output path that already exists, or cannot be made; `replace` allows a plain file. The flag is for the message. */
export function mustBeWritable(flag: string, file: string, replace: boolean): void {
  const folder = dirname(resolve(file));
  if (!look(flag, folder, statSync)?.isDirectory()) throw new Error(`--${flag}: there is no folder ${folder}`);
  const found = look(flag, file, lstatSync);
  if (found && !(replace && found.isFile()))
    throw new Error(
      replace
        ? `--${flag}: ${file} must be a plain file or new, not ${kindOf(found)}`
        : `--${flag}: ${file} must be new, and there is ${kindOf(found)}`,
    );
  if (!found && /[/\\]$/.test(file)) throw new Error(`--${flag}: ${file} names a folder, not a file`);
  const trial = join(folder, `${randomUUID().slice(0, 8)}.partial`);
  try {
    closeSync(openSync(trial, 'wx'));
    rmSync(trial);
  } catch (cause) {
    throw new Error(`--${flag}: the folder ${folder} takes no new file: ${reasonOf(cause)}`, { cause });
  }
}

/** Refuses an output path that is the data file, or one of the files beside it, even if that does not exist yet. */
export function mustNotBeData(flag: string, file: string, place: string): void {
  if (isPostgres(place)) return;
  const identityOf = (path: string) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : join(realpathSync(dirname(path)), basename(path));
  };
  const own = identityOf(file);
  if (['', '-wal', '-shm', '-run', '-journal'].some((end) => identityOf(realpathSync(place) + end) === own))
    throw new Error(`--${flag}: ${file} is part of the data: name another file`);
}

/** The state of a path; `undefined` if nothing is there. A path that the system refuses, such as one that is too long, is an error. */
function look(flag: string, path: string, stat: typeof statSync | typeof lstatSync): Stats | undefined {
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw new Error(`--${flag}: ${path} cannot be used: ${reasonOf(cause)}`, { cause });
  }
}

function kindOf(found: Stats): string {
  if (found.isSymbolicLink()) return 'a symbolic link';
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return found.isFile() ? 'a file' : 'a device';
}
