import { type Job, type Row, run, type Value } from './engine.ts';

/** A table with rows that belong to connections. */
interface Table {
  /** Its columns beside those that name the connection. */
  columns: readonly string[];
  /** The column that tells the rows of one connection apart, and in whose order they are listed. */
  key: string;
}

/** The lists of a connection in which others look for it, each in a table of the same name. */
const lists = {
  tags: { columns: ['key', 'value'], key: 'key' },
  grants: { columns: ['grantee'], key: 'grantee' },
} satisfies Record<string, Table>;

/** Name of a list. */
export type ListName = keyof typeof lists;

/** Names of all lists. */
export const listNames = Object.keys(lists) as ListName[];

/** What names a connection in every table. */
export interface Key {
  project_id: string;
  id: string;
}

/** How many rows one statement takes: far below the number of values that an engine allows. */
const batch = 100;

/** `($1, $2), ($3, $4)`: the place of each value of some rows, counted from after `before`. */
export function places(rows: number, width: number, before = 0): string {
  const row = (_: unknown, at: number) =>
    `(${Array.from({ length: width }, (_, column) => `$${before + at * width + column + 1}`).join(', ')})`;
  return Array.from({ length: rows }, row).join(', ');
}

/** `$2, $3`: a place for each of some values, counted from after `before`. */
export const placesOf = (values: readonly unknown[], before: number): string =>
  values.map((_, at) => `$${before + at + 1}`).join(', ');

/** Cuts an array into pieces that one statement takes. */
export function batches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, at) => items.slice(at * batch, (at + 1) * batch));
}

/** The values of some rows, column by column. */
function valuesOf(rows: readonly object[], columns: readonly string[]): Value[] {
  // Every column holds a value by the types of the store, which as interfaces have no index signature.
  return (rows as readonly Row[]).flatMap((row) => columns.map((column) => row[column] ?? null));
}

/** The rows of one list of some connections, by connection. */
export function* readList<Item>(name: ListName, connections: readonly Key[]): Job<(connection: Key) => Item[]> {
  const found: Row[] = [];
  // Project by project, whose rows may be on several machines.
  for (const [project_id, those] of Map.groupBy(connections, (each) => each.project_id)) {
    const ids = those.map(({ id }) => id);
    found.push(...(yield* run(selectFrom(name, ids), [project_id, ...ids])));
  }
  const keyOf = (project_id: Value | undefined, id: Value | undefined) => `${project_id}/${id}`;
  const grouped = Map.groupBy(found, ({ project_id, connection_id }) => keyOf(project_id, connection_id));
  const rowsOf = ({ project_id, id }: Key) =>
    (grouped.get(keyOf(project_id, id)) ?? []).map(({ project_id: _, connection_id: __, ...row }) => row);
  // The schema has the columns that the type of the list names.
  return rowsOf as unknown as (connection: Key) => Item[];
}

/** Makes a list of a connection, as it was read before, what it shall be. Rows that stay are the same objects. */
export function* replaceList(
  name: ListName,
  { project_id, id }: Key,
  before: readonly object[],
  after: readonly object[],
): Job<void> {
  if (before === after || (before.length === 0 && after.length === 0)) return;
  const { key } = lists[name];
  const [had, keeps] = [new Set(before), new Set(after)];
  for (const gone of batches(before.filter((row) => !keeps.has(row)))) {
    yield* run(
      `DELETE FROM ${name} WHERE project_id = $1 AND connection_id = $2 AND ${key} IN (VALUES ${places(gone.length, 1, 2)})`,
      [project_id, id, ...valuesOf(gone, [key])],
    );
  }
  yield* insertRows(
    name,
    after.filter((row) => !had.has(row)).map((row) => ({ ...row, project_id, connection_id: id })),
  );
}

/** Adds rows to a list, each of them with the connection that it belongs to. */
export function* insertRows(name: ListName, rows: readonly object[]): Job<void> {
  const all = ['project_id', 'connection_id', ...lists[name].columns];
  for (const some of batches(rows)) yield* run(insertInto(name, all, some.length), valuesOf(some, all));
}

/** The statements for so many rows: written once, since that takes as long as to carry one out. */
const written = new Map<string, string>();

function once(key: string, write: () => string): string {
  const sql = written.get(key) ?? write();
  written.set(key, sql);
  return sql;
}

function insertInto(name: ListName, columns: readonly string[], rows: number): string {
  return once(
    `insert ${name} ${rows}`,
    () => `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${places(rows, columns.length)}`,
  );
}

function selectFrom(name: ListName, ids: readonly string[]): string {
  const { columns, key } = lists[name];
  return once(
    `select ${name} ${ids.length}`,
    () => `SELECT project_id, connection_id, ${columns.join(', ')} FROM ${name}
     WHERE project_id = $1 AND connection_id IN (${placesOf(ids, 1)}) ORDER BY ${key}`,
  );
}
