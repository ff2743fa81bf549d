import type { Position, Query, Value } from './engine.ts';
import type { Filter } from './store.ts';
import { idsThatMeet, living, meetsAll, type PlaceOf, type TagFilter } from './tag-filter.ts';

/** Every time is later. Says to PostgreSQL that an index in the order of creation may be used: see its schema. */
export const always = `c.create_time >= ${Number.MIN_SAFE_INTEGER}`;

/** The order of creation. Connections that several projects created in one millisecond are ordered by `seq`. */
export const creationOrder = 'c.create_time, c.seq, c.project_id';

/** A place behind which a part of a list begins. */
export interface Behind extends Position {
  project_id: string;
}

/** A page of a list: `limit` connections behind `offset` others, or behind a place. */
export interface Slice {
  limit: number;
  offset?: number;
  after?: Behind | undefined;
}

/** The connections of a project that a filter lets through. */
export interface Selection {
  project_id: string;
  filter: Filter;
  tags: TagFilter;
}

/** A query that other parts and values can be put behind. */
export type OpenQuery = Query & { values: Value[] };

/** The selected expression on a connection `c`, with placeholders for its values. */
export type Expression = (place: PlaceOf) => string;

/** A query for an expression of the connections that a project owns, a part of them in order where there is one. */
export function selectOwn(selection: Selection, expression: Expression, slice?: Slice): OpenQuery {
  const values: Value[] = [selection.project_id];
  return { sql: select(selection, '$1', ['connections c'], expression, placeIn(values), slice), values };
}

/** The same for the connections that an owner shares with a project: that owner alone is asked. */
export function selectShared(selection: Selection, owner: string, expression: Expression, slice?: Slice): OpenQuery {
  const values: Value[] = [selection.project_id, owner];
  // A name or a rare tag is looked up first; otherwise the grants are read in their order.
  const isFew = selection.filter.name !== undefined || selection.tags.rare;
  const tables = isFew ? ['connections c', 'grants s'] : ['grants s', 'connections c'];
  return { sql: select(selection, '$2', tables, expression, placeIn(values), slice), values };
}

/**
 * A query for the keys of the connections that any owner shares with a project, where a filter asks for no more than their status.
 * The table of grants has all of that.
 */
export function selectGranted({ project_id, filter }: Selection, slice: Slice): Query {
  const values: Value[] = [project_id];
  const place = placeIn(values);
  const conditions = ['s.grantee = $1'];
  // Any status without a condition: PostgreSQL takes a list of values for a reason to sort.
  if (filter.status) conditions.push(living(filter.status, 's'));
  if (slice.after) conditions.push(isBehind('s', slice.after, place));
  return {
    sql: `SELECT s.project_id, s.connection_id AS id, s.create_time, s.seq FROM grants s
      WHERE ${conditions.join(' AND ')}${ending(place, slice, orderOf('s'))}`,
    values,
  };
}

const placeIn =
  (values: Value[]): PlaceOf =>
  (value) =>
    `$${values.push(value)}`;

/** Tables in the order in which they are to be read, which a CROSS JOIN says to SQLite. */
function select(
  selection: Selection,
  owner: string,
  tables: readonly string[],
  expression: Expression,
  place: PlaceOf,
  slice?: Slice,
): string {
  const { filter, tags } = selection;
  const isShared = tables.includes('grants s');
  // Its columns are those of an index in the order of creation.
  const ordered = isShared ? 's' : 'c';
  const conditions = [`c.project_id = ${owner}`];
  if (isShared) conditions.push(`s.grantee = $1 AND s.project_id = ${owner} AND s.connection_id = c.id`);
  const from = [...tables];
  // A connection has a key once, and so is there once.
  if (tags.rare) {
    from.unshift(`(${idsThatMeet(tags.rare, owner, filter.status, place)}) r`);
    conditions.push('r.connection_id = c.id');
  }
  conditions.push(...conditionsOf(selection, owner, ordered, place, slice?.after));
  return `SELECT ${expression(place)} FROM ${from.join(' CROSS JOIN ')} WHERE ${conditions.join(' AND ')}${ending(place, slice, sortOf(selection, ordered))}`;
}

/** The order of creation by the columns of a table. */
const orderOf = (table: string) => creationOrder.replaceAll('c.', `${table}.`);

/** The few that have a name are sorted: an index in the order would have all others read. An expression is in no index. */
const sortOf = ({ filter, tags }: Selection, table: string) =>
  filter.name === undefined && !tags.rare ? orderOf(table) : `+${orderOf(table)}`;

function ending(place: PlaceOf, slice: Slice | undefined, order: string): string {
  if (!slice) return '';
  const { limit, offset = 0 } = slice;
  return ` ORDER BY ${order} LIMIT ${place(limit)}${offset === 0 ? '' : ` OFFSET ${place(offset)}`}`;
}

const isBehind = (table: string, { create_time, seq, project_id }: Behind, place: PlaceOf) =>
  `(${orderOf(table)}) > (${[create_time, seq, project_id].map(place).join(', ')})`;

/** The conditions on a connection `c` of an owner, which is named so that a partition by project has one place to look. */
function conditionsOf(
  { filter, tags }: Selection,
  owner: string,
  ordered: string,
  place: PlaceOf,
  after?: Behind,
): string[] {
  const { status, name, untagged } = filter;
  const conditions = [];
  // Must come first: given two usable bounds, SQLite starts the index scan at the first.
  if (after) conditions.push(isBehind(ordered, after, place));
  if (ordered === 'c' && name === undefined && !tags.rare) conditions.push(always);
  if (status) conditions.push(`c.delete_time IS ${status === 'DELETED' ? 'NOT ' : ''}NULL`);
  if (name !== undefined) conditions.push(`c.name = ${place(name)}`);
  const others = tags.conditions.filter((each) => !tags.rare?.includes(each));
  if (others.length > 0) conditions.push(meetsAll(others, owner, 'c.id', place));
  if (untagged) conditions.push('c.tagged = 0');
  return conditions;
}

/** Counts owned connections by the table of tags alone, for a filter without a name. */
export function countTagged({ project_id, filter, tags }: Selection): Query {
  const values: Value[] = [project_id];
  const place = placeIn(values);
  const first = tags.rare ?? tags.conditions;
  const met = idsThatMeet(first, '$1', filter.status, place);
  const others = tags.conditions.filter((each) => !first.includes(each));
  const where = others.length > 0 ? ` WHERE ${meetsAll(others, '$1', 'r.connection_id', place)}` : '';
  return { sql: `SELECT COUNT(*) AS count FROM (${met}) r${where}`, values };
}
