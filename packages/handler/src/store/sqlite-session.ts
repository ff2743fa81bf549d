import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Job, Query, Row, Value } from './engine.ts';
import { failureOf } from './sqlite-error.ts';

/** A transaction that is open. */
interface OpenTransaction {
  commit(): void;
  /** Undoes it for an error; returns the error to throw. */
  undo(error: unknown): unknown;
}

/** Work on the one connection to a file. Failures of the file are thrown as `StoreError`s. */
export interface Session {
  /** Runs one query, which sees one state by itself. */
  look(query: Query): Row[];
  /** Carries out a job inside the transaction that is open. */
  carryOut<Result>(steps: Job<Result>): Result;
  /** Begins a transaction, which may stay open from one event to others. */
  start(begin: string): OpenTransaction;
  /** Runs a body as a transaction, undone when it throws. */
  transaction<Result>(begin: string, body: () => Result): Result;
}

/** A session on a database, which is the one in `file`. */
export function createSession(database: DatabaseSync, file: string): Session {
  const run = createRunner(database);

  function look(query: Query): Row[] {
    try {
      return run(query);
    } catch (error) {
      throw failureOf(error, file);
    }
  }
  function start(begin: string): OpenTransaction {
    look({ sql: begin, values: [] });
    let committing = false;
    return {
      commit() {
        committing = true;
        run({ sql: 'COMMIT', values: [] });
      },
      undo(error) {
        if (database.isTransaction) run({ sql: 'ROLLBACK', values: [] });
        return failureOf(error, file, committing);
      },
    };
  }
  return {
    look,
    carryOut(steps) {
      let step = steps.next();
      while (!step.done) step = steps.next(run(step.value));
      return step.value;
    },
    start,
    transaction(begin, body) {
      const { commit, undo } = start(begin);
      try {
        const result = body();
        commit();
        return result;
      } catch (error) {
        throw undo(error);
      }
    },
  };
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
    const rows: Row[] = [];
    // Its types do not know `setReturnArrays`. The driver's own rows take half as long again, and leave more to collect.
    for (const values of statement.all(...placed) as unknown as Value[][]) {
      const row: Row = {};
      for (const [at, column] of columns.entries()) row[column] = values[at] ?? null;
      rows.push(row);
    }
    return rows;
  };
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  // To SQLite `?1` is a place and `$1` a name that it would look up.
  const statement = database.prepare(sql.replaceAll('$', '?'));
  statement.setReturnArrays(true);
  return { statement, columns: statement.columns().map(({ name }) => name) };
}
