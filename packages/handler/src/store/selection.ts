import type { Query, Value } from './engine.ts';
import {
  creationOrder,
  ending,
  isIn,
  orderOf,
  placeIn,
  type Range,
  rangeOf,
  type Selection,
  type Slice,
} from './slice.ts';
import { living, meetsAll, type PlaceOf } from './tag-filter.ts';
import { placesByTags } from './tag-search.ts';

/** Always true. It tells PostgreSQL that it may use an index in the order of creation: see its schema. */
export const always = `c.create_time >= ${Number.MIN_SAFE_INTEGER}`;

/** The selected expression on a connection `c`, with placeholders for its values. */
export type Expression = (place: PlaceOf) => string;

/** A query for an expression of an owner's selected connections: of another owner, those shared with the project. */
export function select(selection: Selection, owner: string, expression: Expression, slice: Range | Slice = {}): Query {
  const { project_id, filter, tags } = selection;
  const range = rangeOf(owner, slice);
  if (tags.begin) {
    const { sql, ...query } = placesByTags(selection, owner, range);
    const at = `c.project_id = $1 AND c.create_time = r.create_time AND c.seq = r.seq AND ${always}`;
    const columns = expression(placeIn(query.values));
    return {
      sql: `SELECT ${columns} FROM (${sql}) r CROSS JOIN connections c WHERE ${at} ORDER BY ${creationOrder}`,
      ...query,
    };
  }
  const isShared = owner !== project_id;
  const values: Value[] = isShared ? [owner, project_id] : [owner];
  const place = placeIn(values);
  // Tables in reading order, which SQLite takes from a CROSS JOIN. A name is looked up first; otherwise the grants are read
  // in their order.
  const tables = ['connections c'];
  if (isShared) tables[filter.name === undefined ? 'unshift' : 'push']('grants s');
  // Its columns are those of an index in the order of creation.
  const ordered = isShared ? 's' : 'c';
  const conditions = ['c.project_id = $1'];
  if (isShared) conditions.push('s.grantee = $2 AND s.project_id = $1 AND s.connection_id = c.id');
  conditions.push(...conditionsOf(selection, ordered, place, range));
  const end = 'limit' in slice ? ending(place, slice, sortOf(selection, ordered)) : '';
  return {
    sql: `SELECT ${expression(place)} FROM ${tables.join(' CROSS JOIN ')} WHERE ${conditions.join(' AND ')}${end}`,
    values,
  };
}

/** A query for the number of those in a range. */
export function countOf(selection: Selection, owner: string, range: Range = {}): Query {
  if (!selection.tags.begin) return select(selection, owner, () => 'COUNT(*) AS count', range);
  // The index of the tags has all of it.
  const { sql, ...query } = placesByTags(selection, owner, rangeOf(owner, range));
  return { sql: `SELECT COUNT(*) AS count FROM (${sql}) r`, ...query, merges: query.planned };
}

/** A query for the keys of shared connections, of any owner, by their status alone: the table of grants has it. */
export function selectGranted({ project_id, filter }: Selection, slice: Slice): Query {
  const values: Value[] = [project_id];
  const place = placeIn(values);
  const conditions = ['s.grantee = $1'];
  // Any status without a condition: PostgreSQL would sort for a list of values.
  if (filter.status) conditions.push(living(filter.status, 's'));
  if (slice.after) {
    const { create_time, seq, project_id } = slice.after;
    conditions.push(`(${orderOf('s')}) > (${[create_time, seq, project_id].map(place).join(', ')})`);
  }
  return {
    sql: `SELECT s.project_id, s.connection_id AS id, s.create_time, s.seq FROM grants s
      WHERE ${conditions.join(' AND ')}${ending(place, slice, orderOf('s'))}`,
    values,
  };
}

/** Sorts the few connections of a name: an index in the order of creation would read all others. The `+` makes an expression, which no index has. */
const sortOf = ({ filter }: Selection, table: string) =>
  filter.name === undefined ? orderOf(table) : `+${orderOf(table)}`;

/** The conditions on a connection `c` of the owner in the first place of the query, which is named so that a partition by project has one place to look. */
function conditionsOf({ filter, tags }: Selection, ordered: string, place: PlaceOf, range: Range): string[] {
  const { status, name, untagged } = filter;
  // Must come first: given two usable bounds, SQLite starts the index scan at the first.
  const conditions = isIn(ordered, range, place);
  if (ordered === 'c' && name === undefined) conditions.push(always);
  if (status) conditions.push(`c.delete_time IS ${status === 'DELETED' ? 'NOT ' : ''}NULL`);
  if (name !== undefined) conditions.push(`c.name = ${place(name)}`);
  if (tags.conditions.length > 0) conditions.push(meetsAll(tags.conditions, 'c.id', place));
  if (untagged) conditions.push('c.tagged = 0');
  return conditions;
}
