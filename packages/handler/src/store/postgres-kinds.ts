import type { Pools } from './postgres-pools.ts';

/** A kind of transaction: how it begins, and from which pool it has its connection. */
export interface Kind {
  pool: keyof Pools;
  begin: string;
  /** Settings of its own, in place of those of the session. */
  settings?: readonly string[];
  /** Limit to each of its queries, in milliseconds, where it differs from the general one. */
  limitMs?: number;
}

const write = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';
const read = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Its queries see committed changes of others; rows that a decision depends on are locked. */
export const forWriting: Kind = { pool: 'changes', begin: write };

/** All of its queries see one state. */
export const forReading: Kind = { pool: 'reads', begin: read };

/** Much at once, such as a migration or an import: an hour for each of its queries. */
const long = { settings: ['statement_timeout = 0'], limitMs: 3_600_000 };
export const forLoading: Kind = { pool: 'changes', begin: write, ...long };
export const forSaving: Kind = { pool: 'reads', begin: read, ...long };

/** A batch waits 200 ms for a lock, and a second for anything else: a wait of one project must not hold up all. */
export const forBatches: Kind = {
  pool: 'batches',
  begin: write,
  settings: ['lock_timeout = 200', 'statement_timeout = 1000'],
};

/** The test of writes ends before its caller gives up. */
export const forTesting: Kind = { pool: 'batches', begin: write, settings: ['statement_timeout = 1500'] };
