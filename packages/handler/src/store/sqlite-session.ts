import type { DatabaseSync } from 'node:sqlite';
import type { Job, Parameter, Query, Row, Value } from './engine.ts';
import { failureOf } from './sqlite-error.ts';

/** Work on the one connection to a file, the database in `file`. Failures of the file are thrown as `StoreError`s. */
export function createSession(database: DatabaseSync, file: string) {
  const run = createRunner(database);

  /** Runs one query, which sees one snapshot by itself. */
  function look(query: Query, committing = false): Row[] {
    try {
      return run(query);
    } catch (error) {
      throw failureOf(error, file, committing);
    }
  }

  /** Carries out a job inside the transaction that is open. */
  function carryOut<Result>(steps: Job<Result>): Result {
    let step = steps.next();
    while (!step.done) step = steps.next(run(step.value));
    return step.value;
  }

  /** Carries out steps of a job inside the transaction that is open, until a time is over, in milliseconds. */
  function advance<Result>(steps: Job<Result>, step: IteratorResult<Query, Result>, ms: number) {
    let next = step;
    for (const until = performance.now() + ms; !next.done && performance.now() < until; )
      next = steps.next(run(next.value));
    return next;
  }

  const begin = (sql: string) => void look({ sql, values: [] });
  const commit = () => void look({ sql: 'COMMIT', values: [] }, true);

  /** Rolls back after an error, and throws it. */
  function undo(error: unknown): never {
    if (database.isTransaction) run({ sql: 'ROLLBACK', values: [] });
    throw failureOf(error, file);
  }

  /** Runs a body as a transaction, undone when it throws. */
  function transaction<Result>(beginning: string, body: () => Result): Result {
    begin(beginning);
    try {
      const result = body();
      commit();
      return result;
    } catch (error) {
      return undo(error);
    }
  }

  /** Ends the transaction that was begun with what a body does in it across events. */
  async function finish<Result>(body: () => Promise<Result>): Promise<Result> {
    try {
      const result = await body();
      commit();
      return result;
    } catch (error) {
      return undo(error);
    }
  }
  return { look, carryOut, advance, begin, transaction, finish };
}

/** Maximum number of prepared statements. Filters and batches of each size have their own. */
const mostPrepared = 200;

/** Runs queries on a database, each statement prepared once. */
function createRunner(database: DatabaseSync): (query: Query) => Row[] {
  const statements = new Map<string, ReturnType<typeof prepare>>();
  return ({ sql, values, counts }) => {
    let prepared = statements.get(sql);
    if (!prepared) {
      if (statements.size >= mostPrepared) statements.clear();
      prepared = prepare(database, sql);
      statements.set(sql, prepared);
    }
    const { statement, columns, takesTexts } = prepared;
    // Only such a statement takes anything else than plain values.
    const placed = (takesTexts ? values.map(plain) : values) as readonly Value[];
    if (counts) {
      const { changes, lastInsertRowid } = statement.run(...placed);
      return [{ changes: Number(changes), seq: Number(lastInsertRowid) }];
    }
    const rows: Row[] = [];
    // The types lack `setReturnArrays`. The driver's own rows take 50 % longer and leave more garbage.
    for (const values of statement.all(...placed) as unknown as Value[][]) {
      const row: Row = {};
      for (const [at, column] of columns.entries()) row[column] = values[at] ?? null;
      rows.push(row);
    }
    return rows;
  };
}

/** Texts as JSON. */
const plain = (value: Parameter): Value =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : value;

function prepare(database: DatabaseSync, sql: string) {
  const listed = sql.replaceAll(/= ANY\((\$\d+)\)/g, 'IN (SELECT value FROM json_each($1))');
  // SQLite reads `?1` as a position, but `$1` as a name that it would have to look up.
  const statement = database.prepare(listed.replaceAll('$', '?'));
  statement.setReturnArrays(true);
  return { statement, columns: statement.columns().map(({ name }) => name), takesTexts: listed !== sql };
}
