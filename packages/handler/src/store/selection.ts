import type { Query, Value } from './engine.ts';
import type { Filter } from './store.ts';

/** Every time is later. Says to PostgreSQL that the index in the order of creation may be used: see its schema. */
export const always = `c.create_time >= ${Number.MIN_SAFE_INTEGER}`;

/** Where a connection stands in the order of creation. */
export interface Position {
  create_time: number;
  /** Tells apart what has one time. */
  seq: number;
}

/** A part of a selection: what stands after a position, if there is one, and of that so many from the first on. */
export interface Part {
  after?: Position | undefined;
  first: number;
}

/**
 * A query for the `seq` and `create_time` of the connections that a project reaches and a filter lets through. The owned
 * and the shared ones are looked up apart, so that each comes from an index in the order of creation. Of a part neither
 * gives more than all of them together shall: PostgreSQL would sort all that there are.
 */
export function selectionOf(project_id: string, filter: Filter, part?: Part): Query & { values: Value[] } {
  const { values, conditions, place } = conditionsOf(project_id, filter, part?.after);
  const limit = part && ` ORDER BY c.create_time, c.seq LIMIT ${place(part.first)}`;
  const select = (from: string, of: string) => {
    const all = `SELECT c.seq, c.create_time FROM ${from} WHERE ${[of, ...conditions].join(' AND ')}`;
    return limit ? `SELECT * FROM (${all}${limit}) part` : all;
  };

  const own = select('connections c', 'c.project_id = $1');
  if (filter.own) return { sql: own, values };
  const shared = select(
    'grants g JOIN connections c ON c.project_id = g.project_id AND c.id = g.connection_id',
    'g.grantee = $1',
  );
  return { sql: `${own} UNION ALL ${shared}`, values };
}

/** A query for some columns of those of them that the project owns, behind a position. */
export function ownRowsOf(
  project_id: string,
  filter: Filter,
  after: Position | undefined,
  columns: string,
): Query & { values: Value[] } {
  const { values, conditions } = conditionsOf(project_id, filter, after);
  const where = ['c.project_id = $1', ...conditions].join(' AND ');
  return { sql: `SELECT ${columns} FROM connections c WHERE ${where}`, values };
}

/** The conditions of a filter, and of what stands behind a position. `$1` of their values is the project. */
function conditionsOf(project_id: string, filter: Filter, after: Position | undefined) {
  const values: Value[] = [project_id];
  const place = (value: Value) => `$${values.push(value)}`;
  const conditions = [always, ...filterOf(filter, place)];
  // Of two bounds that it could begin at SQLite takes the first: the other one has it read all that stands before.
  if (after) conditions.unshift(`(c.create_time, c.seq) > (${place(after.create_time)}, ${place(after.seq)})`);
  return { values, conditions, place };
}

function filterOf({ status, name, tags = [], untagged }: Filter, place: (value: Value) => string): string[] {
  const tagged = 'EXISTS (SELECT 1 FROM tags t WHERE t.project_id = c.project_id AND t.connection_id = c.id';
  const conditions = tags.map(({ key, values }) => {
    const value = values.length > 0 ? ` AND t.value IN (${values.map(place).join(', ')})` : '';
    return `${tagged} AND t.key = ${place(key)}${value})`;
  });
  if (status) conditions.push(`c.delete_time IS ${status === 'DELETED' ? 'NOT ' : ''}NULL`);
  if (name !== undefined) conditions.push(`c.name = ${place(name)}`);
  if (untagged) conditions.push(`NOT ${tagged})`);
  return conditions;
}
