import { type Dialect, type Parameter, storable } from './engine.ts';
import type { Filter } from './store.ts';
import { type PlaceOf, type TagFilter, tagFilterOf } from './tag-filter.ts';

/** The connections of an owner that a filter lets through, and that a project reaches: its own, or those shared with it. */
export interface Selection {
  project_id: string;
  owner: string;
  filter: Filter;
  tags: TagFilter;
  dialect: Dialect;
}

/** The selection of a filter among the project's own connections; `undefined` if no connection can meet it. */
export function selectionOf(dialect: Dialect, project_id: string, filter: Filter): Selection | undefined {
  const tags = tagFilterOf(filter);
  return tags && { project_id, owner: project_id, filter, tags, dialect };
}

/** A place after which a part of a list begins. */
export interface Behind {
  /** Milliseconds since the epoch. */
  create_time: number;
  seq: number;
  project_id: string;
}

/** A part of the order of creation. */
export interface Range {
  /** The place before it. */
  after?: Behind | undefined;
  /** The last millisecond in it. */
  until?: number | undefined;
}

/** A page of a list: `limit` connections of a range behind `offset` others. */
export interface Slice extends Range {
  limit: number;
  offset?: number;
}

/** The order of creation. Connections that several projects created in one millisecond are ordered by `seq`. */
export const orderOf = (table: string) => `${table}.create_time, ${table}.seq, ${table}.project_id`;

/** The place at the end of a millisecond. */
export const endOfTime = (create_time: number): Behind => ({ create_time, seq: lastSeq, project_id: '' });
const lastSeq = Number.MAX_SAFE_INTEGER;

/** Conditions: a row of a table, of one owner, is in a range of its connections: see `rangeOf`. */
export function isIn(table: string, { after, until }: Range, place: PlaceOf): string[] {
  const conditions = [];
  // SQLite compares each row with two values, but finds one value in the index.
  if (after?.seq === lastSeq) conditions.push(`${table}.create_time > ${place(after.create_time)}`);
  else if (after)
    conditions.push(`(${table}.create_time, ${table}.seq) > (${place(after.create_time)}, ${place(after.seq)})`);
  if (until !== undefined) conditions.push(`${table}.create_time <= ${place(until)}`);
  return conditions;
}

/** A range as that of the connections of one owner. They differ in time and `seq`, so an index in the order decides all. */
export function rangeOf<Some extends Range>(owner: string, range: Some): Some {
  const { after } = range;
  if (!after || after.seq === lastSeq || compareText(owner, after.project_id) <= 0) return range;
  return { ...range, after: { ...after, seq: after.seq - 1 } };
}

/** Compares texts byte by byte, as the databases do. */
const compareText = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** Compares two places in the order of creation. */
export function byCreation(one: Behind, other: Behind): number {
  return one.create_time - other.create_time || one.seq - other.seq || compareText(one.project_id, other.project_id);
}

/** Adds values to those of a query. */
export const placeIn =
  (values: Parameter[]): PlaceOf =>
  (value) =>
    `$${values.push(storable(value))}`;

/** The end of a query for a part of a list. */
export function ending(place: PlaceOf, { limit, offset = 0 }: Slice, order: string): string {
  return ` ORDER BY ${order} LIMIT ${place(limit)}${offset === 0 ? '' : ` OFFSET ${place(offset)}`}`;
}
