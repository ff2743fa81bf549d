import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query, Row, Value } from './engine.ts';

/** How many prepared statements are kept. Filters and batches of every size have statements of their own. */
const kept = 200;

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
      if (statements.size >= kept) statements.clear();
      prepared = prepare(database, sql);
      statements.set(sql, prepared);
    }
    const { statement, columns } = prepared;
    // The driver takes every `Value`; its types leave out booleans.
    const placed = values as readonly string[];
    if (counts) return [{ changes: Number(statement.run(...placed).changes) }];
    // Its types do not know `setReturnArrays`.
    return (statement.all(...placed) as unknown as Value[][]).map((values) => rowOf(columns, values));
  };
}

/** A row from its values. The driver's own rows take half as long again, and leave more to collect. */
function rowOf(columns: readonly string[], values: readonly Value[]): Row {
  const row: Row = {};
  for (let at = 0; at < columns.length; at++) row[columns[at] as string] = values[at] as Value;
  return row;
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  // To SQLite `?1` is a place and `$1` a name that it would look up.
  const statement = database.prepare(sql.replaceAll('$', '?'));
  statement.setReturnArrays(true);
  return { statement, columns: statement.columns().map(({ name }) => name) };
}
