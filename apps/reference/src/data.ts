import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  openPostgresStore,
  openSqliteStore,
  type PostgresOptions,
  type SqliteOptions,
  type Store,
  syncFolder,
} from '@dli-connections/handler';

/** True for a PostgreSQL database, false for a file. */
export const isPostgres = (data: string) => /^postgres(ql)?:\/\//.test(data);

/** True for data in a file on the disk. */
export const isFile = (data: string) => !isPostgres(data) && data !== ':memory:';

/** Opens the store at a place. Missing parent folders of a file are created. */
export async function openStore(data: string, options: SqliteOptions & PostgresOptions = {}): Promise<Store> {
  if (isPostgres(data)) return openPostgresStore(data, options);
  if (isFile(data)) makeFolder(dirname(resolve(data)));
  return openSqliteStore(data, options);
}

/**
 * Makes a folder, and those on the way to it. Not by Node's own `recursive`, which never comes back from a place where
 * nothing can be made although everything is there, such as `/proc`. New folders are on the disk when this returns.
 *
 * @throws Error with one line: the folder, and why it cannot be made.
 */
export function makeFolder(path: string, sync = syncFolder): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    if (dirname(path) !== path) makeFolder(dirname(path), sync);
    mkdirSync(path);
    sync(dirname(path));
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException; // thrown by Node
    // An error about a folder on the way has named it.
    if (syscall === undefined) throw error;
    // Another process made it meanwhile, or a file has the name.
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    throw new Error(`the folder ${path} for the data cannot be made: ${code}`, { cause: error });
  }
}

/** Names the place of data for messages: a database without its user and password. */
export function placeOf(data: string): string {
  if (!isPostgres(data)) return data;
  // Several hosts, or none before the path, are no URL. A socket has its folder in the query.
  const [, hosts, path, query] = /^[^:]+:\/\/(?:[^@/?#]*@)?([^/?#]*)([^?#]*)\??(.*)$/.exec(data) ?? [];
  return `PostgreSQL at ${new URLSearchParams(query).get('host') ?? hosts}${path}`;
}
