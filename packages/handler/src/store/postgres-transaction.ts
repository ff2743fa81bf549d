import type { Pool } from 'pg';
import type { Ask, Query, Row } from './engine.ts';
import { beginOn, isMisnamed, isPooled, rowsOf } from './postgres-connection.ts';
import { StoreError } from './store-error.ts';

/** The driver, loaded with the first store: who keeps connections in a file never needs it. */
export type Driver = typeof import('pg');

/** How often a transaction is tried that others got in the way of. */
const attempts = 5;

/** What the others caused: serialization_failure and deadlock_detected. Nothing was changed, and now they are through. */
const inTheWay = ['40001', '40P01'];

/** How a transaction begins that writes: its queries see what others committed; what a decision depends on is locked. */
export const forWriting = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/** How a transaction begins that reads: all of its queries see one state. */
export const forReading = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

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

/** Sessions of a pool. */
export function createSessions(pg: Driver, pool: Pool, at: string): Sessions {
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
      const begun = query({ sql: beginOn(client, begin), values: [] });
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
        const code = codeOf(error) ?? '';
        if (!(inTheWay.includes(code) || isMisnamed(code)) || attempt === attempts) throw error;
      }
    }
  };

  const look = async (query: Query): Promise<Row[]> => {
    const client = await pool.connect().catch(fail);
    // Behind a pooler the settings need a transaction.
    if (isPooled(client)) {
      client.release();
      return transaction(forReading, (ask) => ask(query));
    }
    try {
      const rows = await rowsOf(client, query);
      client.release();
      return rows;
    } catch (error) {
      client.release(!(error instanceof pg.DatabaseError));
      return isMisnamed(codeOf({ cause: error })) ? look(query) : fail(error);
    }
  };
  return { transaction, look };
}

/** The SQLSTATE that the database answered, where that is what a transaction failed with. */
export function codeOf(error: unknown): string | undefined {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code;
}

/** Why the driver failed, in one line. Of a host with several addresses, all of which failed, the error has no text. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return String(error instanceof Error ? error.message || error.name : error).replaceAll(/\s+/g, ' ');
}
