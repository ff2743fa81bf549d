import { dirname, resolve } from 'node:path';
import {
  openPostgresStore,
  openSqliteStore,
  type PostgresOptions,
  type SqliteOptions,
  type Store,
} from '@dli-connections/handler';
import { mustBeUsable } from '@dli-connections/handler/data-file';
import { makeFolder } from './folder.ts';

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

/** Refuses a file that cannot hold data, before there is anything to undo. */
export async function mustHavePlace(data: string): Promise<void> {
  if (isFile(data)) mustBeUsable(data);
}

/** Names the place of data for messages: a database without its user and password. */
export function placeOf(data: string): string {
  if (!isPostgres(data)) return data;
  // Several hosts, or none before the path, are no URL. A socket has its folder in the query.
  const [, hosts, path, query] = /^[^:]+:\/\/(?:[^@/?#]*@)?([^/?#]*)([^?#]*)\??(.*)$/.exec(data) ?? [];
  return `PostgreSQL at ${new URLSearchParams(query).get('host') ?? hosts}${path}`;
}
