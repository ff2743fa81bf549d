import type { Position, Query, Value } from './engine.ts';
import type { Filter } from './store.ts';
import { meets, meetsAll, type PlaceOf, type TagFilter } from './tag-filter.ts';

/** Every time is later. Says to PostgreSQL that an index in the order of creation may be used: see its schema. */
export const always = `c.create_time >= ${Number.MIN_SAFE_INTEGER}`;

/** The order of creation. What several projects created in one millisecond is in the order of their numbers. */
export const creationOrder = 'c.create_time, c.seq, c.project_id';

/** A place behind which a part of a list begins. */
export interface Behind extends Position {
  project_id: string;
}

/** So many of a list, behind so many others; or behind a place. */
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

/** What is selected of a connection `c`, with places for its values. */
export type Expression = (place: PlaceOf) => string;

/** A query for an expression of the connections that a project owns, a part of them in order where there is one. */
export function selectOwn(selection: Selection, expression: Expression, slice?: Slice): OpenQuery {
  const values: Value[] = [selection.project_id];
  return { sql: ownRows(selection, expression, placeIn(values), slice), values };
}

/** The same for the connections that an owner shares with a project: that owner alone is asked. */
export function selectShared(selection: Selection, owner: string, expression: Expression, slice?: Slice): OpenQuery {
  const values: Value[] = [selection.project_id, owner];
  const place = placeIn(values);
  const conditions = conditionsOf(selection, '$2', place, slice?.after);
  return {
    sql: `SELECT ${expression(place)} FROM grants s JOIN connections c ON c.project_id = s.project_id AND c.id = s.connection_id
      WHERE s.grantee = $1 AND s.project_id = $2 AND c.project_id = $2
      AND ${conditions.join(' AND ')}${ending(place, slice, orderOf(selection))}`,
    values,
  };
}

const placeIn =
  (values: Value[]): PlaceOf =>
  (value) =>
    `$${values.push(value)}`;

function ownRows(selection: Selection, expression: Expression, place: PlaceOf, slice?: Slice): string {
  const { rare } = selection.tags;
  const conditions = conditionsOf(selection, '$1', place, slice?.after);
  // To SQLite a CROSS JOIN says which table to begin with. A connection has a key once, and so is there once.
  const from = rare
    ? `tags r CROSS JOIN connections c WHERE r.project_id = $1 AND ${meets(rare, place, 'r')}
       AND c.project_id = r.project_id AND c.id = r.connection_id AND c.project_id = $1`
    : 'connections c WHERE c.project_id = $1';
  return `SELECT ${expression(place)} FROM ${[from, ...conditions].join(' AND ')}${ending(place, slice, orderOf(selection))}`;
}

/** The few that have a name are sorted: an index in the order would have all others read. An expression is in no index. */
const orderOf = ({ filter }: Selection) => (filter.name === undefined ? creationOrder : `+${creationOrder}`);

function ending(place: PlaceOf, slice: Slice | undefined, order = creationOrder): string {
  if (!slice) return '';
  const { limit, offset = 0 } = slice;
  return ` ORDER BY ${order} LIMIT ${place(limit)}${offset === 0 ? '' : ` OFFSET ${place(offset)}`}`;
}

/** The conditions on a connection `c` of an owner, which is named so that a partition by project has one place to look. */
function conditionsOf({ filter, tags }: Selection, owner: string, place: PlaceOf, after: Behind | undefined): string[] {
  const { status, name, untagged } = filter;
  const conditions = [];
  // Of two bounds that it could begin at SQLite takes the first: the other one has it read all that stands before.
  if (after)
    conditions.push(`(${creationOrder}) > (${[after.create_time, after.seq, after.project_id].map(place).join(', ')})`);
  // What has a name, or a tag that few have, is found by that.
  if (name === undefined && !tags.rare) conditions.push(always);
  if (status) conditions.push(`c.delete_time IS ${status === 'DELETED' ? 'NOT ' : ''}NULL`);
  if (name !== undefined) conditions.push(`c.name = ${place(name)}`);
  if (tags.conditions.length > 0) conditions.push(meetsAll(tags.conditions, owner, place));
  if (untagged)
    conditions.push(`NOT EXISTS (SELECT 1 FROM tags t WHERE t.project_id = ${owner} AND t.connection_id = c.id)`);
  return conditions.length > 0 ? conditions : ['1 = 1'];
}
