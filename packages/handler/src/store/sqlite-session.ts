import type { DatabaseSync } from 'node:sqlite';
import type { Job, Query, Row } from './engine.ts';
import { failureOf } from './sqlite-error.ts';
import type { Patiently } from './sqlite-lock.ts';
import { createRunner } from './sqlite-runner.ts';
import { StoreError } from './store-error.ts';

/** What is done on the one connection to a file. What the file fails at, it throws as a `StoreError`. */
export interface Session {
  /** Runs one query, which sees one state by itself. */
  look(query: Query): Row[];
  /** Carries out a job inside the transaction that is open. */
  carryOut<Result>(job: () => Job<Result>): Result;
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

  function carryOut<Result>(job: () => Job<Result>): Result {
    const steps = job();
    let step = steps.next();
    while (!step.done) step = steps.next(run(step.value));
    return step.value;
  }
  function carryOutAlone<Result>(job: () => Job<Result>): Result {
    execute('SAVEPOINT job');
    try {
      return carryOut(job);
    } catch (error) {
      if (database.isTransaction) execute('ROLLBACK TO job');
      throw failureOf(error, file);
    } finally {
      if (database.isTransaction) execute('RELEASE job');
    }
  }
  /** The two ways in which a transaction ends. */
  function createEnds() {
    let committing = false;
    return {
      commit(): void {
        committing = true;
        execute('COMMIT');
      },
      /** Undoes it for an error; gives what it fails with. */
      undo(error: unknown): unknown {
        if (database.isTransaction) execute('ROLLBACK');
        return failureOf(error, file, committing);
      },
    };
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
    carryOutAlone,
    transaction(begin, body) {
      const { commit, undo } = createEnds();
      try {
        execute(begin);
        const result = body();
        commit();
        return result;
      } catch (error) {
        throw undo(error);
      }
    },
    async longTransaction(patiently, begin, body) {
      const { commit, undo } = createEnds();
      try {
        await patiently(() => execute(begin));
        const result = await body();
        commit();
        return result;
      } catch (error) {
        throw undo(error);
      }
    },
    mustBeOpen() {
      if (!database.isTransaction)
        throw new StoreError(`the data file ${file} cannot be used: the transaction broke off`);
    },
  };
}
