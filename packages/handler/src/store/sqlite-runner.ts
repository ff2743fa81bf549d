import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query, Row, Value } from './engine.ts';

/** How many prepared statements are kept. Filters and batches of every size have statements of their own. */
const kept = 200;

/** A statement, its columns, and which value goes to each of its places, where they do not go there in their own order. */
interface Prepared {
  statement: StatementSync;
  columns: readonly string[];
  order: readonly number[] | undefined;
}

/**
 * Runs queries on a database. To SQLite `$1` is a name, which it looks up for each value: the statements that it gets have
 * places without names, which takes less time than anything else that is done to a small row.
 */
export function createRunner(database: DatabaseSync): (query: Query) => Row[] {
  const statements = new Map<string, Prepared>();
  return ({ sql, values, counts }) => {
    let prepared = statements.get(sql);
    if (!prepared) {
      if (statements.size >= kept) statements.clear();
      prepared = prepare(database, sql);
      statements.set(sql, prepared);
    }
    const { statement, columns, order } = prepared;
    // The driver takes what a `Value` is, also what is true or not, which its types leave out.
    const placed = (order ? order.map((at) => values[at] ?? null) : values) as readonly string[];
    if (counts) return [{ changes: Number(statement.run(...placed).changes) }];
    // It was told to give lists, which its type does not know of.
    return (statement.all(...placed) as unknown as Value[][]).map((values) => rowOf(columns, values));
  };
}

/**
 * A row out of its values. The driver makes one, too, and takes more time; and each of its rows leaves something in the old
 * generation, where it lies until all of that is collected.
 */
function rowOf(columns: readonly string[], values: readonly Value[]): Row {
  const row: Row = {};
  for (let at = 0; at < columns.length; at++) row[columns[at] as string] = values[at] as Value;
  return row;
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  const order: number[] = [];
  const unnamed = sql.replaceAll(/\$(\d+)/g, (_, place) => {
    order.push(Number(place) - 1);
    return '?';
  });
  const statement = database.prepare(unnamed);
  statement.setReturnArrays(true);
  const columns = statement.columns().map(({ name }) => name);
  return { statement, columns, order: order.every((at, place) => at === place) ? undefined : order };
}
