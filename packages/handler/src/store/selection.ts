import type { Query, Value } from './engine.ts';
import { ending, isIn, orderOf, placeIn, type Range, rangeOf, type Selection, type Slice } from './slice.ts';
import { living, meetsAll, type PlaceOf } from './tag-filter.ts';
import { isGranted, placesByTags } from './tag-search.ts';

/** Always true. It tells PostgreSQL that it may use an index in the order of creation: see its schema. */
export const always = `c.create_time >= ${Number.MIN_SAFE_INTEGER}`;

/** The selected expression on a connection `c`, with placeholders for its values. */
export type Expression = (place: PlaceOf) => string;

/** A query for an expression of the selected connections. */
export function select(selection: Selection, expression: Expression, slice: Range | Slice = {}): Query {
  const { project_id, owner, filter, tags, dialect } = selection;
  const range = rangeOf(owner, slice);
  const own = 'c.project_id = $1';
  if (tags.begin) {
    const { sql, values } = placesByTags(selection, range);
    const rows = dialect.lookUp(`${own} AND c.create_time = r.create_time AND c.seq = r.seq AND ${always}`);
    const columns = expression(placeIn(values));
    return { sql: `SELECT ${columns} FROM (${sql}) r ${rows} ORDER BY r.create_time, r.seq`, values };
  }
  const isShared = owner !== project_id;
  const values: Value[] = isShared ? [owner, project_id] : [owner];
  const place = placeIn(values);
  // A name is looked up first; otherwise shared connections are read in the order of their grants.
  const isByGrant = isShared && filter.name === undefined;
  const ordered = isByGrant ? 's' : 'c';
  const conditions = conditionsOf(selection, ordered, place, range);
  if (isShared && !isByGrant) conditions.push(isGranted('c.id'));
  const from = isByGrant
    ? `grants s ${dialect.lookUp(`${own} AND c.id = s.connection_id`)} WHERE s.grantee = $2 AND s.project_id = $1`
    : `connections c WHERE ${own}`;
  const end = 'limit' in slice ? ending(place, slice, sortOf(selection, ordered)) : '';
  return { sql: `SELECT ${expression(place)} FROM ${[from, ...conditions].join(' AND ')}${end}`, values };
}

/** A query for the number of those in a range. */
export function countOf(selection: Selection, range: Range = {}): Query {
  if (!selection.tags.begin) return select(selection, () => 'COUNT(*) AS count', range);
  // The index of the tags has all of it.
  const { sql, values } = placesByTags(selection, rangeOf(selection.owner, range));
  return { sql: `SELECT COUNT(*) AS count FROM (${sql}) r`, values };
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
