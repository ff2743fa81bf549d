import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Job, Query, Row, Value } from './engine.ts';
import { failureOf } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** Carries out an attempt, again and again for as long as a lock keeps it from beginning. */
type Patiently = (attempt: () => void) => Promise<void>;

/** Work on the one connection to a file. Failures of the file are thrown as `StoreError`s. */
export interface Session {
  /** Runs one query, which sees one state by itself. */
  look(query: Query): Row[];
  /** Carries out a job inside the transaction that is open. */
  carryOut<Result>(steps: Job<Result>): Result;
  /** The same for a job that is undone by itself where it throws. */
  carryOutAlone<Result>(job: () => Job<Result>): Result;
  /** Runs a body as a transaction, undone when it throws. */
  transaction<Result>(begin: string, body: () => Result): Result;
  /** The same for a transaction that stays open from one event to others. */
  longTransaction<Result>(patiently: Patiently, begin: string, body: () => Promise<Result>): Promise<Result>;
  /** Throws where the transaction has ended, which a failure of the disk may do. */
  mustBeOpen(): void;
}

/** A session on a database, which is the one in `file`. */
export function createSession(database: DatabaseSync, file: string): Session {
  const run = createRunner(database);
  const execute = (sql: string) => void run({ sql, values: [] });

  function carryOut<Result>(steps: Job<Result>): Result {
    let step = steps.next();
    while (!step.done) step = steps.next(run(step.value));
    return step.value;
  }
  /** Undoes the transaction for an error; returns the error to throw. */
  function undo(error: unknown, committing: boolean): unknown {
    if (database.isTransaction) execute('ROLLBACK');
    return failureOf(error, file, committing);
  }
  return {
    look(query) {
      try {
        return run(query);
      } catch (error) {
        throw failureOf(error, file);
      }
    },
    carryOut,
    carryOutAlone: (job) => inSavepoint(database, file, execute, () => carryOut(job())),
    transaction(begin, body) {
      let committing = false;
      try {
        execute(begin);
        const result = body();
        committing = true;
        execute('COMMIT');
        return result;
      } catch (error) {
        throw undo(error, committing);
      }
    },
    async longTransaction(patiently, begin, body) {
      let committing = false;
      try {
        await patiently(() => execute(begin));
        const result = await body();
        committing = true;
        execute('COMMIT');
        return result;
      } catch (error) {
        throw undo(error, committing);
      }
    },
    mustBeOpen() {
      if (!database.isTransaction)
        throw new StoreError(`the data file ${file} cannot be used: the transaction broke off`);
    },
  };
}

/** Runs work that is undone by itself where it throws. */
function inSavepoint<Result>(
  database: DatabaseSync,
  file: string,
  execute: (sql: string) => void,
  work: () => Result,
): Result {
  execute('SAVEPOINT job');
  try {
    return work();
  } catch (error) {
    if (database.isTransaction) execute('ROLLBACK TO job');
    throw failureOf(error, file);
  } finally {
    if (database.isTransaction) execute('RELEASE job');
  }
}

/** Most prepared statements. Filters and batches of every size have statements of their own. */
const mostPrepared = 200;

interface Prepared {
  statement: StatementSync;
  columns: readonly string[];
}

/** Runs queries on a database, each statement prepared once. */
export function createRunner(database: DatabaseSync): (query: Query) => Row[] {
  const statements = new Map<string, Prepared>();
  return ({ sql, values, counts }) => {
    let prepared = statements.get(sql);
    if (!prepared) {
      if (statements.size >= mostPrepared) statements.clear();
      prepared = prepare(database, sql);
      statements.set(sql, prepared);
    }
    const { statement, columns } = prepared;
    // The driver takes every `Value`; its types leave out booleans.
    const placed = values as readonly string[];
    if (counts) {
      const { changes, lastInsertRowid } = statement.run(...placed);
      return [{ changes: Number(changes), seq: Number(lastInsertRowid) }];
    }
    // Its types do not know `setReturnArrays`. The driver's own rows take half as long again, and leave more to collect.
    return (statement.all(...placed) as unknown as Value[][]).map((values) => {
      const row: Row = {};
      for (let at = 0; at < columns.length; at++) row[columns[at] as string] = values[at] as Value;
      return row;
    });
  };
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  // To SQLite `?1` is a place and `$1` a name that it would look up.
  const statement = database.prepare(sql.replaceAll('$', '?'));
  statement.setReturnArrays(true);
  return { statement, columns: statement.columns().map(({ name }) => name) };
}
