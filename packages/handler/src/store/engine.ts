import type { Saved } from './store.ts';

/** A value in a column or in a query. */
export type Value = string | number | null;

/** A value in a query, or texts for `= ANY($1)`. */
export type Parameter = Value | readonly string[];

/** A row that a query found, by column. */
export type Row = Record<string, Value>;

/** An SQL statement in which `$1`, `$2` … stand for values. */
export interface Query {
  sql: string;
  values: readonly Parameter[];
  /** `true` on SQLite to answer with one row: the number of changed rows as `changes`, and the last `seq`. */
  counts?: true;
  /** `true` where nobody looks at the rows: the next query may be sent before this one is answered. */
  unread?: true;
}

/**
 * The steps of a transaction: a generator that yields queries and is resumed with their rows. One set of queries serves
 * an engine that answers later and one that answers at once, on which no transaction stays open across an `await`.
 */
export type Job<Result> = Generator<Query, Result, Row[]>;

/** A query as engines take it. */
export function queryOf(sql: string, values: readonly Parameter[]): Query {
  return { sql, values: values.map(storable) };
}

/** One query as a step of a job. */
export function* run(sql: string, values: readonly Parameter[]): Job<Row[]> {
  return yield queryOf(sql, values);
}

/** The same for a change, whose answer the next query need not wait for. */
export function* send(sql: string, values: readonly Parameter[]): Job<void> {
  yield { ...queryOf(sql, values), unread: true };
}

/** Text that every engine can store: NUL and halves of surrogate pairs become U+FFFD on all of them. */
export function storable<Some extends Parameter>(value: Some): Some {
  if (value !== null && typeof value === 'object') return value.map(storable) as unknown as Some; // texts for texts
  if (typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))) return value;
  return value.toWellFormed().replaceAll('\0', '\uFFFD') as Some; // a text for a text
}

/** A place in the order of creation. */
export interface Position {
  /** Milliseconds since the epoch. */
  create_time: number;
  /** Orders the connections of one project and millisecond; `null` for a row that the engine is to number itself. */
  seq: number | null;
}

/** The end of a project's order of creation: the time of its last connection, if any, and the first free number. */
export interface OrderEnd {
  time: number | undefined;
  seq: number | null;
}

/** Takes the next place. The order is that of the commits, so an earlier time is raised to the latest one. */
export function takePlace(end: OrderEnd, create_time: number): Position {
  end.time = Math.max(create_time, end.time ?? create_time);
  return { create_time: end.time, seq: end.seq === null ? null : end.seq++ };
}

export type Inserted = 'inserted' | 'exists';

/** Runs a query of the transaction that is open, on an engine that answers later. */
export type Ask = (query: Query) => Promise<Row[]>;

/** Maximum number of queries without an answer: each is in memory, and its time limit runs from when it was sent. */
const mostUnanswered = 100;

/** Length of their values from which the next query waits for their answers. */
const mostSent = 1024 * 1024;

const lengthOf = ({ values }: Query) => values.reduce<number>((sum, value) => sum + String(value).length, 0);

/** Carries out a job with these queries. */
export async function stepThrough<Result>(job: () => Job<Result>, ask: Ask): Promise<Result> {
  const steps = job();
  let unanswered: Promise<Row[]>[] = [];
  let sent = 0;
  let next = steps.next();
  while (!next.done) {
    const answer = ask(next.value);
    answer.catch(() => {}); // the job may throw before anyone waits for the answer
    unanswered.push(answer);
    sent += lengthOf(next.value);
    let rows: Row[] = [];
    if (!next.value.unread || unanswered.length === mostUnanswered || sent >= mostSent) {
      // The first failure rejects: the others follow from it.
      rows = (await Promise.all(unanswered)).at(-1) ?? [];
      [unanswered, sent] = [[], 0];
    }
    next = steps.next(rows);
  }
  await Promise.all(unanswered);
  return next.value;
}

/** Runs a job in a transaction that is open. */
export type Run = <Result>(job: () => Job<Result>) => Promise<Result>;

/** Differences between engines. */
export interface Dialect {
  /** Ends a SELECT that locks its rows until the transaction ends. */
  readonly forUpdate: string;
  /** Entries that one step of a search reads, on an engine that keeps everyone else waiting meanwhile. */
  readonly stepSize?: number;
  /** True if the engine sorts a whole `UNION ALL` although its queries are sorted: each query then needs its own LIMIT. */
  sortsUnions?: true;
  /** The aggregate that makes a JSON array. */
  readonly jsonArray: string;
  /** A query for the places, as `create_time` and `seq`, that all of some queries find, in the order that each of them has. */
  intersect(queries: readonly string[]): string;
  /** Joins the connection `c` that meets a condition, which is looked up for each row of the tables before it. */
  lookUp(condition: string): string;
}

/** A database that runs jobs. */
export interface Engine {
  readonly dialect: Dialect;
  /** Runs one read-only query. A single query sees one snapshot. */
  look(query: Query): Promise<Row[]>;
  /** Runs a read-only job. All of its queries see one snapshot. */
  read<Result>(job: () => Job<Result>): Promise<Result>;
  /**
   * The same for a search by tags or among many owners, which may take long. On SQLite others come in between its queries, so
   * a long search sees more than one snapshot.
   */
  search<Result>(job: () => Job<Result>, project_id: string): Promise<Result>;
  /** Runs a job as one durable transaction, undone when it throws. The job may be started again from its beginning.
   * Jobs for one project leave room for those of others. */
  write<Result>(job: () => Job<Result>, project_id?: string): Promise<Result>;
  /** Adds a connection at the end of its project's order. Nobody else adds there until the commit. */
  add(connection: Saved): Promise<Inserted>;
  /**
   * Reserves places at the end of a project's order until the transaction ends. `latest` is the time of the last one.
   */
  endOf(project_id: string, count: number, latest: number | null): Job<OrderEnd>;
  /** Runs the read jobs of `body` one after another, all in one snapshot. On SQLite everyone else waits meanwhile. */
  readAll<Result>(body: (run: Run) => Promise<Result>): Promise<Result>;
  /** Runs the write jobs of `body` in one transaction: see `write`. It is not retried. */
  writeAll<Result>(body: (run: Run) => Promise<Result>): Promise<Result>;
  /** Rejects with the reason if no change can be made now, or not by this version of the server. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
