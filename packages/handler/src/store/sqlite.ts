import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Engine, Job, Query, Row } from './engine.ts';
import { createSqlStore } from './sql-store.ts';
import { migrations } from './sqlite-schema.ts';
import type { Store } from './store.ts';
import { StoreError } from './store-error.ts';

/**
 * A store in one SQLite file, or in memory for `:memory:`. A change is on the disk before its promise resolves: the
 * journal is a write-ahead log that is synced at each commit.
 *
 * @throws StoreError when the file cannot be opened, is not a database, or was written by a newer version.
 */
export function openSqliteStore(file: string): Store {
  return createSqlStore(createEngine(open(file)));
}

function createEngine(database: DatabaseSync): Engine {
  const run = createRunner(database);
  function transaction<Result>(begin: string, job: () => Job<Result>): Result {
    database.exec(begin);
    try {
      const steps = job();
      let step = steps.next();
      while (!step.done) step = steps.next(run(step.value));
      database.exec('COMMIT');
      return step.value;
    } catch (error) {
      // A failure of the disk may have ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
  return {
    // A transaction that writes locks the whole file from its first statement on.
    forUpdate: '',
    read: async (job) => transaction('BEGIN', job),
    write: async (job) => transaction('BEGIN IMMEDIATE', job),
    close: async () => database.close(),
  };
}

/** How many prepared statements are kept. Filters and batches of every size have statements of their own. */
const kept = 200;

function createRunner(database: DatabaseSync): (query: Query) => Row[] {
  const statements = new Map<string, StatementSync>();
  return ({ sql, values }) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    if (statements.size >= kept) statements.clear();
    statements.set(sql, statement);
    // To SQLite `$1` is a name, and a name may stand in a statement many times.
    const named = Object.fromEntries(values.map((value, at) => [`$${at + 1}`, value]));
    return statement.all(named as Record<string, string>) as Row[];
  };
}

function open(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    migrate(database, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the data file ${file} cannot be used: ${(error as Error).message}`, { cause: error });
  }
}

function migrate(database: DatabaseSync, file: string): void {
  // The lock comes before the look: two processes that open a new file at once take the steps once.
  database.exec('BEGIN IMMEDIATE');
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > migrations.length) {
    throw new StoreError(
      `the data file ${file} was written by a newer version of this server; use that one, or another file`,
    );
  }
  for (const step of migrations.slice(version)) database.exec(step);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}
