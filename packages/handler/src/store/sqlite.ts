import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Engine, Job, Query, Row, Run } from './engine.ts';
import { createGroups } from './group.ts';
import { createSqlStore } from './sql-store.ts';
import { failureOf, isBusy } from './sqlite-error.ts';
import { blocking, createPatience, pauseBlocking } from './sqlite-lock.ts';
import { createRunner } from './sqlite-runner.ts';
import { migrations } from './sqlite-schema.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/** How a store uses its file. */
export interface SqliteOptions {
  /** How long to wait for another process that has locked the file, in milliseconds. 5 seconds by default. */
  lockTimeoutMs?: number;
}

/**
 * A store in one SQLite file, or in memory for `:memory:`. A change is on the disk before its promise resolves: the
 * journal is a write-ahead log that is synced at each commit. Changes that are asked for at once share one. While another
 * process writes for long, as an import does, reads go on, and changes reject with a `StoreError` once they waited.
 *
 * @throws StoreError when the file cannot be opened, is not a database, or was written by a newer version.
 */
export function openSqliteStore(file: string, { lockTimeoutMs = 5_000 }: SqliteOptions = {}): Store {
  return createSqlStore(createEngine(open(file, lockTimeoutMs), file, lockTimeoutMs));
}

/** A job of a group threw, so that all of them are undone. */
class ThrownError extends Error {}

function createEngine(database: DatabaseSync, file: string, lockTimeoutMs: number): Engine {
  const run = createRunner(database);
  const patiently = createPatience(lockTimeoutMs);
  const execute = (sql: string) => void run({ sql, values: [] });
  function carryOut<Result>(job: () => Job<Result>): Result {
    const steps = job();
    let step = steps.next();
    while (!step.done) step = steps.next(run(step.value));
    return step.value;
  }
  /** The two ways in which a transaction ends. */
  function ends() {
    let committing = false;
    return {
      commit(): void {
        committing = true;
        execute('COMMIT');
      },
      /** Undoes it for an error; what it fails with. */
      undo(error: unknown): unknown {
        // A failure of the disk may have ended the transaction already.
        if (database.isTransaction) execute('ROLLBACK');
        return failureOf(error, file, committing);
      },
    };
  }
  function transaction<Result>(begin: string, body: () => Result): Result {
    const { commit, undo } = ends();
    try {
      execute(begin);
      const result = body();
      commit();
      return result;
    } catch (error) {
      throw undo(error);
    }
  }
  function looking(query: Query): Row[] {
    try {
      return run(query);
    } catch (error) {
      throw failureOf(error, file);
    }
  }
  /** Carries out a job inside a transaction; one that throws is undone by itself. */
  function alone<Result>(job: () => Job<Result>): Result {
    execute('SAVEPOINT job');
    try {
      return carryOut(job);
    } catch (error) {
      // A failure of the disk may have ended the transaction, and with it every job of the group.
      if (database.isTransaction) execute('ROLLBACK TO job');
      throw failureOf(error, file);
    } finally {
      if (database.isTransaction) execute('RELEASE job');
    }
  }
  /** How the jobs of the running group are carried out: at first as if none of them threw, which next to none does. */
  let careful = false;
  let thrown = false;
  function inside<Result>(job: () => Job<Result>): Result {
    if (careful) return alone(job);
    try {
      return carryOut(job);
    } catch (error) {
      thrown = true;
      throw error;
    }
  }
  function together(jobs: readonly (() => void)[]): void {
    thrown = false;
    // A transaction that writes locks the whole file from its first statement on.
    transaction('BEGIN IMMEDIATE', () => {
      for (const job of jobs) {
        job();
        if (thrown) throw new ThrownError();
        // Another job would begin a transaction of its own, and commit what is then said to have failed.
        if (!database.isTransaction)
          throw new StoreError(`the data file ${file} cannot be used: the transaction broke off`);
      }
    });
  }
  const groups = createGroups((jobs) => {
    try {
      careful = false;
      together(jobs);
    } catch (error) {
      if (!(error instanceof ThrownError)) throw error;
      // Nothing is left of the group, and what threw throws again: this time by itself.
      careful = true;
      together(jobs);
    }
  });
  /** While one transaction stays open from one event to others, everyone else waits: there is one connection for all. */
  let held: Promise<void> | undefined;
  async function hold<Result>(begin: string, body: (run: Run) => Promise<Result>): Promise<Result> {
    while (held) await held;
    groups.end();
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    const { commit, undo } = ends();
    try {
      await patiently(() => execute(begin));
      const result = await body(async (job) => carryOut(job));
      commit();
      return result;
    } catch (error) {
      throw undo(error);
    } finally {
      held = undefined;
      resolve();
    }
  }
  /** A lock keeps a transaction that writes from its begin, so nothing was carried out where it is begun again. */
  function write<Result>(job: () => Job<Result>): Promise<Result> {
    return patiently(async () => {
      while (held) await held;
      return groups.add(() => inside(job));
    });
  }
  return {
    forUpdate: '',
    look: (query) =>
      patiently(async () => {
        while (held) await held;
        return looking(query);
      }),
    read: (job) =>
      patiently(async () => {
        while (held) await held;
        return transaction('BEGIN', () => carryOut(job));
      }),
    write,
    // Whoever writes has the whole file.
    add: (_, job) => write(job),
    readAll: (body) => hold('BEGIN', body),
    addAll: (_, body) => hold('BEGIN IMMEDIATE', body),
    async close() {
      groups.end();
      database.close();
    },
  };
}

function open(file: string, lockTimeoutMs: number): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${lockTimeoutMs}`);
    // Looked at before anything is changed, which the kind of the journal is, too.
    versionOf(database, file);
    writeAhead(database, lockTimeoutMs);
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, file);
    database.exec(`PRAGMA busy_timeout = ${Math.min(blocking, lockTimeoutMs)}`);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data file ${file} cannot be used: ${reasonOf(error as Error, file)}`, { cause: error });
  }
}

/**
 * Makes the journal a write-ahead log. Where two that open a new file at once both want the lock for it, SQLite does not
 * have one of them wait, as then neither could go on: that one has to begin again.
 */
function writeAhead(database: DatabaseSync, lockTimeoutMs: number): void {
  for (const until = performance.now() + lockTimeoutMs; ; pauseBlocking()) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
  }
}

/** Of a folder SQLite says the same as of a file that it may not open. */
function reasonOf({ message }: Error, file: string): string {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ? 'it is a folder' : message;
}

function migrate(database: DatabaseSync, file: string): void {
  // The lock comes before the look: two processes that open a new file at once take the steps once.
  database.exec('BEGIN IMMEDIATE');
  for (const step of migrations.slice(versionOf(database, file))) database.exec(step);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}

/** The version of the schema in a file, which must not be a newer one. */
function versionOf(database: DatabaseSync, file: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version <= migrations.length) return version;
  throw new StoreError(
    `the data file ${file} was written by a newer version of this server; use that one, or another file`,
  );
}
