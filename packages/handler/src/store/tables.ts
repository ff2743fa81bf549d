import { type Job, type Row, run, send, type Value } from './engine.ts';
import type { Behind } from './slice.ts';
import type { Facts, Grant } from './store.ts';

/**
 * The lists of a connection in which others look for it, each in a table of the same name: the columns beside those that name
 * the connection. The key tells the rows of one connection apart, and they are listed in its order.
 */
export const lists = {
  tags: { columns: ['key', 'value'], key: 'key' },
  grants: { columns: ['grantee'], key: 'grantee' },
};

export type ListName = keyof typeof lists;

export const listNames = Object.keys(lists) as ListName[]; // `Object.keys` is typed as `string[]`

/** The key of a connection in every table. */
export type Key = Pick<Facts, 'project_id' | 'id'>;

/** `($1, $2), ($3, $4)`: the place of each value of some rows, behind other values. */
export function places(rows: number, width: number, behind = 0): string {
  const row = (at: number) =>
    `(${Array.from({ length: width }, (_, of) => `$${behind + at * width + of + 1}`).join(', ')})`;
  return Array.from({ length: rows }, (_, at) => row(at)).join(', ');
}

/** Cuts rows into pieces that one INSERT takes: an engine limits the number of values. */
export function batches<Item>(items: readonly Item[], size = 100): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** The values of some rows, column by column. */
function valuesOf(rows: readonly object[], columns: readonly string[]): Value[] {
  // Every column holds a value by the types of the store, which as interfaces have no index signature.
  return (rows as readonly Row[]).flatMap((row) => columns.map((column) => row[column] ?? null));
}

/** The rows of one list of some connections, by connection. */
export function* readList<Item>(
  name: ListName,
  connections: readonly Key[],
  table: string = name,
): Job<(connection: Key) => Item[]> {
  const { columns, key } = lists[name];
  const sql = `SELECT project_id, connection_id, ${columns.join(', ')} FROM ${table}
    WHERE project_id = $1 AND connection_id = ANY($2) ORDER BY ${key}`;
  const found: Row[] = [];
  // Project by project, whose rows may be on several machines.
  for (const [project_id, those] of Map.groupBy(connections, (each) => each.project_id))
    for (const row of yield* run(sql, [project_id, those.map(({ id }) => id)])) found.push(row);
  const keyOf = (project_id: Value | undefined, id: Value | undefined) => `${project_id}/${id}`;
  const grouped = Map.groupBy(found, ({ project_id, connection_id }) => keyOf(project_id, connection_id));
  const rowsOf = ({ project_id, id }: Key) =>
    (grouped.get(keyOf(project_id, id)) ?? []).map(({ project_id: _, connection_id: __, ...row }) => row);
  // The schema has the columns that the type of the list names.
  return rowsOf as unknown as (connection: Key) => Item[];
}

const grantOf = (more: string) =>
  `(SELECT g.grantee FROM grants g WHERE g.project_id = c.project_id AND g.connection_id = c.id ${more} LIMIT 1)`;

/** The first and the last grant, and that of a grantee, of connections of one project: all may be many thousands. */
export function* readSomeGrants(connections: readonly Key[], grantee: string): Job<(connection: Key) => Grant[]> {
  const rows = yield* run(
    `SELECT c.id, ${grantOf('ORDER BY g.grantee')} AS first, ${grantOf('AND g.grantee = $2')} AS named,
       ${grantOf('ORDER BY g.grantee DESC')} AS last FROM connections c WHERE c.project_id = $1 AND c.id = ANY($3)`,
    [connections[0]?.project_id ?? '', grantee, connections.map(({ id }) => id)],
  );
  const granteesOf = new Map(rows.map(({ id, first, named, last }) => [id, new Set([first, named, last])]));
  return ({ id }) =>
    [...(granteesOf.get(id) ?? [])].filter((each) => typeof each === 'string').map((grantee) => ({ grantee }));
}

/** Values of a connection that the rows of its lists repeat, so that statements can search by them. */
export interface Listed extends Key, Behind {
  /** 1 where it is deleted. */
  deleted: 0 | 1;
}

/** The same of a connection whose row has a place. */
export const listedOf = ({ project_id, id, delete_time }: Facts, { create_time, seq }: Row): Listed => ({
  project_id,
  id,
  create_time: Number(create_time),
  seq: Number(seq),
  deleted: delete_time === null ? 0 : 1,
});

/** Deletes all rows of a list of some connections, also those that were not read. */
export function* clearList(name: ListName, connections: readonly Key[]): Job<void> {
  const sql = `DELETE FROM ${name} WHERE project_id = $1 AND connection_id = ANY($2)`;
  for (const [project_id, those] of Map.groupBy(connections, (each) => each.project_id))
    yield* send(sql, [project_id, those.map(({ id }) => id)]);
}

/**
 * Deletes the rows that a change takes from a list, and returns the new ones. Unchanged rows are the same objects. A list that
 * the change empties is for `clearList`.
 */
export function* dropFromList<Item extends object>(
  name: ListName,
  of: Listed,
  before: readonly Item[],
  after: readonly Item[],
): Job<Item[]> {
  if (before === after || after.length === 0) return [];
  const { key } = lists[name];
  const keyOf = (row: object) => String((row as Row)[key]); // a row has the key of its list
  const those = `DELETE FROM ${name} WHERE project_id = $1 AND connection_id = $2`;
  const gone = before.filter((row) => !after.includes(row));
  const [first] = gone;
  // By its whole key: for a list, PostgreSQL may read all rows of the connection.
  if (first && gone.length === 1) yield* send(`${those} AND ${key} = $3`, [of.project_id, of.id, keyOf(first)]);
  else if (first) yield* send(`${those} AND ${key} = ANY($3)`, [of.project_id, of.id, gone.map(keyOf)]);
  return after.filter((row) => !before.includes(row));
}

/** New rows of the lists of a connection. */
export type Added = readonly [Listed, Record<ListName, readonly object[]>];

/** Adds rows to the lists of connections, those of many with one statement. */
export function* insertLists(added: readonly Added[]): Job<void> {
  for (const name of listNames) {
    const all = ['project_id', 'connection_id', ...lists[name].columns, 'create_time', 'seq', 'deleted'];
    const rows = added.flatMap(([{ id, ...of }, rows]) =>
      rows[name].map((row) => ({ ...row, ...of, connection_id: id })),
    );
    for (const some of batches(rows)) {
      const sql = `INSERT INTO ${name} (${all.join(', ')}) VALUES ${places(some.length, all.length)}`;
      yield* send(sql, valuesOf(some, all));
    }
  }
}

/** Says in the lists of a connection that it was deleted. */
export function* markDeleted({ project_id, id }: Key): Job<void> {
  for (const name of listNames)
    yield* send(`UPDATE ${name} SET deleted = 1 WHERE project_id = $1 AND connection_id = $2`, [project_id, id]);
}
