import type { PoolClient } from 'pg';
import type { Ask, Query, Row } from './engine.ts';
import { beginOn, forReading, isBroken, isMisnamed, isPooled, type Kind, rowsOf } from './postgres-connection.ts';
import { type Database, type Driver, type Pools, reasonOf } from './postgres-hosts.ts';
import { StoreError } from './store.ts';

/**
 * Failures caused by concurrent transactions: serialization_failure and deadlock_detected. Nothing was changed, and the
 * others have finished.
 */
const inTheWay = ['40001', '40P01'];

/** SQLSTATEs of a database that is gone, stopping, or no longer accepts writes. */
const gone = /^(08...|57P0.|25006)$/;

/**
 * The longest wait for a commit, in milliseconds, after its caller got an error. It is never cancelled: a server that waits
 * for its standby would then report a commit that a failover would lose.
 */
const commitMs = 60_000;

/** The driver's message where all connections of a pool are in use for too long. */
const exhausted = 'timeout exceeded when trying to connect';

/**
 * Runs queries as one transaction, undone when the body throws, which may be called again from its beginning. The first query
 * of the body is sent with the BEGIN. It must only read or lock, or be repeatable: if the BEGIN alone fails, it runs outside
 * of a transaction.
 */
export type Transaction = <Result>(kind: Kind, body: (ask: Ask) => Promise<Result>) => Promise<Result>;

/** Work on connections to a database. Failures are rejected as `StoreError`s. */
export interface Sessions {
  transaction: Transaction;
  /** Runs one query that changes nothing. A single query sees one state, so it needs no transaction. */
  look: (query: Query) => Promise<Row[]>;
}

/** Throws an error of a connection, as a failure of the database if it is one. */
type Fail = (error: unknown, committing?: boolean) => never;

/** Takes connections to the database at an address, and commits on them. Failures are thrown as `StoreError`s. */
function createConnections(pg: Driver, database: Database, at: string, limitMs: number) {
  const answered = (error: unknown) => error instanceof pg.DatabaseError;

  /** Takes a connection and its failure handler. */
  async function take(pool: keyof Pools): Promise<{ client: PoolClient; fail: Fail }> {
    const pools = await database.current();
    const fail: Fail = (error, committing = false) => {
      const code = codeOf({ cause: error }) ?? '';
      // The data is at fault, not the database: classes 22 and 23 of SQLSTATE, or a number out of range.
      if ((answered(error) && /^2[23]/.test(code)) || error instanceof RangeError) throw error;
      const busy = error instanceof Error && error.message === exhausted;
      if (!busy && (!answered(error) || gone.test(code))) database.suspect(pools);
      const reason = busy ? 'all connections to it are in use by calls that wait; try again' : reasonOf(error);
      // A commit that was answered with an error was not made; without an answer the outcome is unknown.
      const mayStand = committing && !answered(error);
      const open = mayStand ? ', and the change may have been made' : '';
      throw new StoreError(`the database at ${at} cannot be used: ${reason}${open}`, { cause: error, mayStand });
    };
    return { client: await pools[pool].connect().catch(fail), fail };
  }

  async function commit(client: PoolClient, fail: Fail): Promise<void> {
    const isSent = !isBroken(client);
    const made = rowsOf(client, { sql: 'COMMIT', values: [] }, commitMs);
    // The connection is released once the commit is answered, even after its caller gave up.
    made.then(
      () => client.release(),
      (error) => client.release(!answered(error)),
    );
    await inTime(made, limitMs).catch((error: unknown) => fail(error, isSent));
  }
  return { answered, take, commit };
}

/** Sessions with the database at an address, with a limit to each query in milliseconds. */
export function createSessions(pg: Driver, database: Database, at: string, limitMs: number): Sessions {
  const { answered, take, commit } = createConnections(pg, database, at, limitMs);

  const once: Transaction = async (kind, body) => {
    const { client, fail } = await take(kind.pool);
    let refused: unknown;
    const ask = async (query: Query) => {
      // Answers come in the order of the queries, so the result of the BEGIN is known by now. One that was refused comes first:
      // if the connection was closed after it, this query failed only for that.
      const rows = await rowsOf(client, query, kind.limitMs).catch((error) => (refused ? [] : fail(error)));
      if (refused) throw refused;
      return rows;
    };
    let result: Awaited<ReturnType<typeof body>>;
    try {
      // Without values, so that everything fits in one message.
      const begun = ask({ sql: beginOn(client, kind), values: [] });
      begun.catch((error: unknown) => (refused = error));
      result = await body(ask);
      await begun;
    } catch (error) {
      // A connection that broke or still waits for an answer cannot roll back: the server does.
      const lost = error instanceof StoreError && error.cause && !answered(error.cause);
      if (lost) client.release(true);
      else await client.query('ROLLBACK').then(() => client.release(), client.release);
      throw error;
    }
    await commit(client, fail);
    return result;
  };

  const transaction: Transaction = async (kind, body) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(kind, body);
      } catch (error) {
        const code = codeOf(error) ?? '';
        if (!(inTheWay.includes(code) || isMisnamed(code))) throw error;
        if (attempt < (kind.attempts ?? 5)) continue;
        const problem = `the database at ${at} cannot be used: other transactions are in the way; try again`;
        throw new StoreError(problem, { cause: (error as StoreError).cause }); // only these have an SQLSTATE
      }
    }
  };

  const look = async (query: Query): Promise<Row[]> => {
    const { client, fail } = await take('reads');
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
      client.release(!answered(error));
      return isMisnamed(codeOf({ cause: error })) ? look(query) : fail(error);
    }
  };
  return { transaction, look };
}

/** Waits for an answer up to a limit. */
async function inTime<Answer>(answer: Promise<Answer>, limitMs: number): Promise<Answer> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${limitMs} ms`)), limitMs);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}

/** The SQLSTATE of a transaction's error, where the database sent one. */
export function codeOf(error: unknown): string | undefined {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code;
}
