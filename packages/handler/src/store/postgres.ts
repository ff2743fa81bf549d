import type { CustomTypesConfig, Pool } from 'pg';
import { type Engine, type Job, type Query, type Row, run } from './engine.ts';
import { migrate } from './postgres-migrate.ts';
import {
  codeOf,
  createSessions,
  type Driver,
  forReading,
  forWriting,
  queryTimeoutMs,
  type Sessions,
  type Transaction,
} from './postgres-transaction.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';
import { createTurns } from './turns.ts';

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
 * @throws StoreError when the database cannot be reached or used, or was written by a newer version.
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
  };
  const at = addressOf(pg, config);
  const pool = new pg.Pool(config);
  // A connection that breaks while it is idle has left the pool already; unheard, the event would end the process.
  pool.on('error', () => {});
  const sessions = createSessions(pg, pool, at);
  try {
    await sessions.transaction(forWriting, (query) => migrate((sql) => query({ sql, values: [] }), at));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return createSqlStore(createEngine(sessions, pool));
}

/** Has whoever runs it for the same project wait until the transaction ends. Its number has the table in it: other programs have locks too. */
const takeTurn = `SELECT FROM pg_advisory_xact_lock(hashtextextended($1, 'connections'::regclass::oid::bigint))`;

/** How long a group waits for the turn of a project, in milliseconds: what another process is busy with must not hold up all. */
const patienceMs = 200;
const patiently = `SET LOCAL lock_timeout = ${patienceMs}`;
const asLongAsItTakes = 'SET LOCAL lock_timeout TO DEFAULT';

/** Whether works may well get through one by one: one of them is at fault, or its project is busy elsewhere. */
const fallsApart = (error: unknown) => !(error instanceof StoreError) || codeOf(error) === '55P03';

function createEngine({ transaction, look }: Sessions, pool: Pool): Engine {
  const carryOut = <Result>(begin: string, job: () => Job<Result>) =>
    transaction(begin, (query) => stepThrough(job, query));
  // One commit after another would be all that a project could have, and a commit for each change all that a disk could.
  const turns = createTurns<() => Job<unknown>>(
    (works, alone) =>
      transaction(forWriting, async (query) => {
        // In one order everywhere, so that two groups do not wait for each other.
        const projects = [...new Set(works.map(({ key }) => key))].sort();
        const locks = projects.map((project_id) => () => run(takeTurn, [project_id]));
        const before = alone ? locks : [() => run(patiently, []), ...locks, () => run(asLongAsItTakes, [])];
        const results = await stepAllThrough<unknown>([...before, ...works.map(({ work }) => work)], query);
        return results.slice(before.length);
      }),
    fallsApart,
  );
  const once: Transaction = (begin, body) => {
    let begun = false;
    return transaction(begin, async (query) => {
      if (begun) throw new StoreError('others were in the way in the database; try again');
      begun = true;
      return body(query);
    });
  };
  return {
    forUpdate: 'FOR UPDATE',
    look,
    read: (job) => carryOut(forReading, job),
    write: (job) => carryOut(forWriting, job),
    // What a turn resolves to is the result of the job that it was given.
    readAll: (body) => once(forReading, (query) => body((job) => stepThrough(job, query))),
    addAll: (project_id, body) =>
      once(forWriting, async (query) => {
        await stepThrough(() => run(takeTurn, [project_id]), query);
        return body((job) => stepThrough(job, query));
      }),
    add: <Result>(project_id: string, job: () => Job<Result>) => turns.add(project_id, job) as Promise<Result>,
    close: () => pool.end(),
  };
}

/** The same for several jobs, side by side: what they ask at a time goes out together. */
async function stepAllThrough<Result>(
  jobs: readonly (() => Job<Result>)[],
  query: (query: Query) => Promise<Row[]>,
): Promise<Result[]> {
  const failures: unknown[] = [];
  const results = await Promise.all(
    jobs.map((job) => stepThrough(job, query).catch((error: unknown) => void failures.push(error))),
  );
  // The first is the cause: after it the database refuses whatever else is asked in the transaction. By now no job runs
  // any more, so none can ask something once it is over.
  if (failures.length > 0) throw failures[0];
  return results as Result[];
}

async function stepThrough<Result>(job: () => Job<Result>, query: (query: Query) => Promise<Row[]>): Promise<Result> {
  const steps = job();
  let step = steps.next();
  while (!step.done) step = steps.next(await query(step.value));
  return step.value;
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
