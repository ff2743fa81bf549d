import type { Pools } from './postgres-pools.ts';

/** A kind of transaction, with its BEGIN and its connection pool. */
export interface Kind {
  pool: keyof Pools;
  begin: string;
  /** Settings that override those of the session. */
  settings?: readonly string[];
  /** Limit to each of its queries, in milliseconds, where it differs from the general one. */
  limitMs?: number;
  /** Maximum number of attempts where other transactions are in the way. 5 by default. */
  attempts?: number;
}

const write = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';
const read = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Its queries see committed changes of others; rows that a decision depends on are locked. */
export const forWriting: Kind = { pool: 'changes', begin: write };

/** All of its queries see one snapshot. */
export const forReading: Kind = { pool: 'reads', begin: read };

/** Bulk work: an hour for each query. An import or export that has begun cannot read or write its pieces again. */
const long = { settings: ['statement_timeout = 0'], limitMs: 3_600_000 };
export const forMigrating: Kind = { pool: 'changes', begin: write, ...long };
export const forLoading: Kind = { ...forMigrating, attempts: 1 };
export const forSaving: Kind = { pool: 'reads', begin: read, ...long, attempts: 1 };

/** A batch waits 200 ms for a lock, and a second for anything else: a wait of one project must not hold up all. */
export const forBatches: Kind = {
  pool: 'batches',
  begin: write,
  settings: ['lock_timeout = 200', 'statement_timeout = 1000'],
};

/** The write check ends before its caller gives up. */
export const forTesting: Kind = { pool: 'batches', begin: write, settings: ['statement_timeout = 1500'] };
