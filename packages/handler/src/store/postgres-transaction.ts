import { hash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Ask, Query, Row } from './engine.ts';
import { StoreError } from './store-error.ts';

/** The driver, loaded with the first store: who keeps connections in a file never needs it. */
export type Driver = typeof import('pg');

/** How long one query may take, in milliseconds: without a limit, a network that is cut would be waited for for ever. */
export const queryTimeoutMs = 60_000;

/** How often a transaction is tried that others got in the way of. */
const attempts = 5;

/** What the others caused: serialization_failure and deadlock_detected. Nothing was changed, and now they are through. */
const inTheWay = ['40001', '40P01'];

/** How a transaction begins that writes: its queries see what others committed; what a decision depends on is locked. */
export const forWriting = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/** How a transaction begins that reads: all of its queries see one state. */
export const forReading = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** A server that never hears from this process again would keep its locks for hours. */
const patience = `SET LOCAL idle_in_transaction_session_timeout = ${queryTimeoutMs}`;

/**
 * What each connection begins with. By its own idea of what an index costs, which is that of disks that turn, a server
 * would read a whole table of some thousands of rows for a page of a list.
 */
const costs = 'SET random_page_cost = 1.1';

/**
 * Runs queries as one transaction, undone when the body throws, which may be called again from its beginning. What the
 * body asks before it waits goes out with the begin. It must read or lock only, or do what may be done twice: should the
 * begin alone fail, that was no part of a transaction.
 */
export type Transaction = <Result>(begin: string, body: (ask: Ask) => Promise<Result>) => Promise<Result>;

/** What is done on the connections of a pool. What the database at an address fails at, it rejects as a `StoreError`. */
export interface Sessions {
  transaction: Transaction;
  /** Runs one query that changes nothing: by itself it sees one state, and needs no transaction to be told so. */
  look: (query: Query) => Promise<Row[]>;
}

/** Sessions of a pool, whose connections begin here. */
export function createSessions(pg: Driver, pool: Pool, at: string): Sessions {
  pool.on('connect', (client) => {
    // One that breaks while it is in use: the query that runs on it, or the next one, rejects.
    client.on('error', () => {});
    client.query(costs).catch(() => {});
  });
  const fail = (error: unknown): never => {
    // The data is at fault (classes 22 and 23 of SQLSTATE), not the database.
    if (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')) throw error;
    throw new StoreError(`the database at ${at} cannot be used: ${reasonOf(error)}`, { cause: error });
  };

  /** A commit that the server answered with an error was not made; of one without an answer nobody here knows. */
  const open = (error: StoreError): never => {
    if (error.cause instanceof pg.DatabaseError) throw error;
    throw new StoreError(`${error.message}, and the change may have been made`, { cause: error.cause, mayStand: true });
  };

  const once: Transaction = async (begin, body) => {
    const client = await pool.connect().catch(fail);
    const query = (query: Query) => rowsOf(client, query).catch(fail);
    try {
      // Without values, so that both go in one message.
      const begun = query({ sql: `${begin}; ${patience}`, values: [] });
      begun.catch(() => {}); // it is awaited below, unless the body throws before
      const result = await body(async (each) => (await Promise.all([begun, query(each)]))[1]);
      await begun;
      await query({ sql: 'COMMIT', values: [] }).catch(open);
      client.release();
      return result;
    } catch (error) {
      // On a connection that broke, or that waits for an answer still, nothing can be undone: the server does it.
      const lost = error instanceof StoreError && error.cause && !(error.cause instanceof pg.DatabaseError);
      if (lost) client.release(true);
      else await client.query('ROLLBACK').then(() => client.release(), client.release);
      throw error;
    }
  };

  const transaction: Transaction = async (begin, body) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(begin, body);
      } catch (error) {
        if (!inTheWay.includes(codeOf(error) ?? '') || attempt === attempts) throw error;
      }
    }
  };
  return { transaction, look: (query) => rowsOf(pool, query).catch(fail) };
}

/** The SQLSTATE that the database answered, where that is what a transaction failed with. */
export function codeOf(error: unknown): string | undefined {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code;
}

/** How many statements are kept prepared on each connection. Filters and batches of every size have statements of their own. */
const kept = 100;

/** The names of statements, by text. Each connection prepares one when it meets it first. */
const names = new Map<string, string>();

/** A name that no other text has: behind a pooler, processes share connections, and what is prepared on them. */
function nameOf(sql: string): string | undefined {
  const name = names.get(sql) ?? (names.size < kept ? hash('sha256', sql, 'base64url') : undefined);
  if (name) names.set(sql, name);
  return name;
}

async function rowsOf(client: ClientBase | Pool, { sql, values, counts }: Query): Promise<Row[]> {
  // What has no values may be several statements in one text, which cannot be prepared.
  if (values.length === 0) return (await client.query<Row>(sql)).rows;
  const { rows, rowCount } = await client.query<Row>({ name: nameOf(sql), text: sql, values: [...values] });
  return counts ? [{ changes: rowCount }] : rows;
}

/** Why the driver failed, in one line. Of a host with several addresses, all of which failed, the error has no text. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return String(error instanceof Error ? error.message || error.name : error).replaceAll(/\s+/g, ' ');
}
