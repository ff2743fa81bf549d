import { type Dialect, type Position, storable, type Value } from './engine.ts';
import type { Filter } from './store.ts';
import { type PlaceOf, type TagFilter, tagFilterOf } from './tag-filter.ts';

/** The connections of a project that a filter lets through. */
export interface Selection {
  project_id: string;
  filter: Filter;
  tags: TagFilter;
  /** The SQL dialect of the engine. */
  dialect: Dialect;
}

/** The selection of a filter; `undefined` where no connection can meet it. */
export function selectionOf(dialect: Dialect, project_id: string, filter: Filter): Selection | undefined {
  const tags = tagFilterOf(filter);
  return tags && { project_id, filter, tags, dialect };
}

/** A place after which a part of a list begins. */
export interface Behind extends Position {
  project_id: string;
}

/** A page of a list: `limit` connections behind `offset` others, or behind a place. */
export interface Slice {
  limit: number;
  offset?: number;
  after?: Behind | undefined;
}

/** The order of creation. Connections that several projects created in one millisecond are ordered by `seq`. */
export const creationOrder = 'c.create_time, c.seq, c.project_id';

/** The order of creation by the columns of a table. */
export const orderOf = (table: string) => creationOrder.replaceAll('c.', `${table}.`);

/** Condition: a row of a table comes after a place. */
export const isBehind = (table: string, { create_time, seq, project_id }: Behind, place: PlaceOf) =>
  `(${orderOf(table)}) > (${[create_time, seq, project_id].map(place).join(', ')})`;

/** Adds values to those of a query. */
export const placeIn =
  (values: Value[]): PlaceOf =>
  (value) =>
    `$${values.push(storable(value))}`;

/** The end of a query for a part of a list. */
export function ending(place: PlaceOf, { limit, offset = 0 }: Slice, order: string): string {
  return ` ORDER BY ${order} LIMIT ${place(limit)}${offset === 0 ? '' : ` OFFSET ${place(offset)}`}`;
}
