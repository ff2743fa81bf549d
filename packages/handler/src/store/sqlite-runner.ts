import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query, Row } from './engine.ts';

/** How many prepared statements are kept. Filters and batches of every size have statements of their own. */
const kept = 200;

/** A statement, and which value goes to each of its places, where they do not go there in their own order. */
interface Prepared {
  statement: StatementSync;
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
    const { statement, order } = prepared;
    // The driver takes what a `Value` is, also what is true or not, which its types leave out.
    const placed = (order ? order.map((at) => values[at] ?? null) : values) as readonly string[];
    if (counts) return [{ changes: Number(statement.run(...placed).changes) }];
    return statement.all(...placed) as Row[];
  };
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  const order: number[] = [];
  const unnamed = sql.replaceAll(/\$(\d+)/g, (_, place) => {
    order.push(Number(place) - 1);
    return '?';
  });
  const statement = database.prepare(unnamed);
  return { statement, order: order.every((at, place) => at === place) ? undefined : order };
}
