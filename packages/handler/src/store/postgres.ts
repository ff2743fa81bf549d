import type { CustomTypesConfig } from 'pg';
import { prepare, queryTimeoutMs } from './postgres-connection.ts';
import { createEngine } from './postgres-engine.ts';
import { migrate } from './postgres-migrate.ts';
import { createSessions, type Driver, forWriting } from './postgres-transaction.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** How a store uses its database. */
export interface PostgresOptions {
  /** How many connections to the database it has at most. 10 by default. */
  maxConnections?: number;
  /** How long to wait for a connection to the database before giving up, in milliseconds. 10 seconds by default. */
  connectTimeoutMs?: number;
}

/**
 * A store in a PostgreSQL database, 15 or newer, that any number of processes may use at once. A change is as durable
 * as the `synchronous_commit` of the database makes it, before its promise resolves. While the database is away every
 * method rejects with a `StoreError`, and each finds it again once it is back. One that was lost while it was told to
 * commit leaves open whether the change was made, and says so by `mayStand`.
 *
 * @param url `postgres://user:password@host:port/database`, with what `pg` takes in its query. Opening creates the
 * tables, or takes them to this version, in the first schema of the search path.
 * @throws StoreError when the database cannot be reached or used, or was written by a version that does not fit.
 */
export async function openPostgresStore(url: string, options: PostgresOptions = {}): Promise<Store> {
  const pg = await import('pg');
  const config = {
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
    // Queries that do not wait for each other go out together.
    pipeline: true,
    fallback_application_name: 'dli-connections',
    types: typesOf(pg),
    onConnect: prepare,
  };
  const at = addressOf(pg, config);
  const pool = new pg.Pool(config);
  // A connection that breaks while it is idle has left the pool already; unheard, the event would end the process.
  pool.on('error', () => {});
  const sessions = createSessions(pg, pool, at);
  try {
    await sessions.transaction(forWriting, (ask) => migrate(ask, at));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return createSqlStore(createEngine(sessions, pool));
}

/** Columns as the values of `engine.ts`: the driver gives BIGINT as text, because not every one is a safe number. */
function typesOf({ types }: Driver): CustomTypesConfig {
  const integer = (text: string) => {
    if (!Number.isSafeInteger(Number(text))) throw new RangeError(`${text} in the database is no safe integer`);
    return Number(text);
  };
  return {
    getTypeParser: (type, format) => (type === types.builtins.INT8 ? integer : types.getTypeParser(type, format)),
  };
}

/** Where the driver looks for the database: host and port, or the folder of its socket. Never the password. */
function addressOf({ Client }: Driver, config: { connectionString: string }): string {
  const problem = 'the address of the database is not of the form postgres://user:password@host:port/database';
  if (!/^(postgres|postgresql|socket):/.test(config.connectionString)) throw new StoreError(problem);
  try {
    const { host, port } = new Client(config);
    return `${host}:${port}`;
  } catch {
    // Without the cause, which may tell the address and the password in it.
    throw new StoreError(problem);
  }
}
