import type { ClientBase, CustomTypesConfig } from 'pg';
import { forMigrating, prepare } from './postgres-connection.ts';
import { createEngine } from './postgres-engine.ts';
import { addressesOf, clientOf, createDatabase, type Driver, placeOf } from './postgres-hosts.ts';
import { migrate } from './postgres-migrate.ts';
import { createSessions } from './postgres-transaction.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

export interface PostgresOptions {
  /** Maximum number of connections for each of reads, changes and batches of creates. 10 by default. */
  maxConnections?: number | undefined;
  /** Limit to the wait for a connection, in milliseconds. 3 seconds by default. */
  connectTimeoutMs?: number;
  /** Limit to a statement or a commit, in milliseconds. 5 seconds by default. */
  statementTimeoutMs?: number | undefined;
  /** Takes a line about an index that could not be added, or a migration that waits. Nobody by default. */
  say?: ((line: string) => void) | undefined;
}

/** Extra wait of the driver beyond the server's limit, in milliseconds: the server gives the reason, and goes on. */
const graceMs = 500;

/**
 * A store in a PostgreSQL database, 15 or newer, that any number of processes may use at once. A change is as durable
 * as the `synchronous_commit` of the database makes it, before its promise resolves. While the database is away every
 * method rejects with a `StoreError`, and each finds it again once it is back. A connection that is lost during a commit leaves
 * open whether the change was made; `mayStand` of the error says so.
 *
 * @param url `postgres://user:password@host:port/database`, with the query parameters of `pg`. Of several hosts, separated by
 * commas, the one that takes writes is used, and looked for again when a connection breaks. Opening creates
 * the tables, or takes them to this version, in the first schema of the search path.
 * @throws StoreError when the database cannot be reached or used, or was written by a version that does not fit.
 */
export async function openPostgresStore(url: string, options?: PostgresOptions): Promise<Store> {
  const { sessions, database, at } = await openDatabase(url, options);
  return createSqlStore(createEngine(sessions, database, at));
}

/** Opens a database and creates its tables, or takes them to this version. */
export async function openDatabase(url: string, options: PostgresOptions = {}) {
  const { maxConnections = 10, connectTimeoutMs = 3_000, statementTimeoutMs = 5_000, say = () => {} } = options;
  const pg = await import('pg');
  const config = {
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: statementTimeoutMs + graceMs,
    keepAlive: true,
    // Queries that do not wait for each other are sent together.
    pipeline: true,
    fallback_application_name: 'dli-connections',
    types: typesOf(pg),
    onConnect: (client: ClientBase) => prepare(client, statementTimeoutMs),
  };
  const addresses = addressesOf(url);
  const at = addresses.map((address) => placeOf(clientOf(pg, address))).join(', ');
  const open = (connectionString: string) => {
    const pool = new pg.Pool({ ...config, connectionString });
    // The pool has already dropped a broken idle connection; without a listener the event would end the process.
    pool.on('error', () => {});
    return pool;
  };
  const database = createDatabase(pg, addresses, open, connectTimeoutMs);
  const sessions = createSessions(pg, database, at, statementTimeoutMs);
  try {
    await sessions.transaction(forMigrating, (ask) => migrate(ask, at, say));
  } catch (error) {
    await database.end();
    throw error;
  }
  return { sessions, database, at };
}

/** Columns as the values of `engine.ts`: the driver gives BIGINT as text. */
function typesOf({ types }: Driver): CustomTypesConfig {
  return {
    getTypeParser: (type, format) => (type === types.builtins.INT8 ? numberOf : types.getTypeParser(type, format)),
  };
}

/** A stored number. Only damaged data has one that JavaScript would round. */
function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`a stored number is damaged: ${text} is not within ±2^53`);
  return number;
}
