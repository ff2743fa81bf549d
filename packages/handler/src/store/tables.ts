import { type Job, type Row, run, type Value } from './engine.ts';
import type { Facts } from './store.ts';

/** A table with rows that belong to connections. */
interface Table {
  /** Its columns beside those that name the connection. */
  columns: readonly string[];
  /** The columns that tell the rows of one connection apart. */
  key: readonly string[];
  /** The order in which the rows of a connection are listed. */
  order: string;
}

/** The lists of a connection, each in a table of the same name. */
export const lists = {
  peerings: {
    columns: ['kind', 'name', 'peer_id', 'bind_time', 'ready_time', 'failure'],
    key: ['kind', 'name'],
    order: 'bind_time, name, kind',
  },
  routes: { columns: ['name', 'cidr', 'network', 'create_time'], key: ['name'], order: 'create_time, name' },
  tags: { columns: ['key', 'value'], key: ['key'], order: 'key' },
  grants: { columns: ['grantee'], key: ['grantee'], order: 'grantee' },
} satisfies Record<string, Table>;

/** Name of a list. */
export type ListName = keyof typeof lists;

/** Names of all lists. */
export const listNames = Object.keys(lists) as ListName[];

/** The columns of a connection itself that `Facts` has. */
export const columns = [
  'project_id',
  'id',
  'name',
  'dest_vpc_id',
  'dest_network_id',
  'routetable_id',
  'create_time',
  'delete_time',
];

/** The same, and the hosts. */
export const withHosts = [...columns, 'hosts'];

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

/** Cuts an array into pieces that one statement takes. */
export function batches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batch) }, (_, at) => items.slice(at * batch, (at + 1) * batch));
}

/** The values of some rows, column by column. */
export function valuesOf(rows: readonly object[], columns: readonly string[]): Value[] {
  // Every column holds a value by the types of the store, which as interfaces have no index signature.
  return (rows as readonly Row[]).flatMap((row) => columns.map((column) => row[column] ?? null));
}

/** The rows of one list of some connections, by connection. */
export function* readList(name: ListName, connections: readonly Key[]): Job<(connection: Key) => Row[]> {
  const found = yield* run(
    selectFrom(name, connections.length),
    connections.flatMap(({ project_id, id }) => [project_id, id]),
  );
  const keyOf = (project_id: Value | undefined, id: Value | undefined) => `${project_id}/${id}`;
  const grouped = Map.groupBy(found, ({ project_id, connection_id }) => keyOf(project_id, connection_id));
  return ({ project_id, id }) =>
    (grouped.get(keyOf(project_id, id)) ?? []).map(({ project_id: _, connection_id: __, ...row }) => row);
}

/** Adds the lists to rows of the table of connections. `Found` is what the selected columns make. */
export function* complete<Found extends Facts>(rows: Row[]): Job<Found[]> {
  const completed: Found[] = [];
  for (const some of batches(rows)) {
    // The columns of a key are NOT NULL texts in every engine's schema.
    const keys = some as unknown as Key[];
    const listsOf = [];
    for (const name of listNames) listsOf.push([name, yield* readList(name, keys)] as const);
    for (const [at, { hosts, ...row }] of some.entries()) {
      const lists = listsOf.map(([name, listOf]) => [name, listOf(keys[at] as Key)]);
      const parsed = hosts === undefined ? {} : { hosts: JSON.parse(String(hosts)) };
      // The schema has the columns that `Facts` names, and `insert` and `change` alone write them.
      completed.push({ ...row, ...Object.fromEntries(lists), ...parsed } as unknown as Found);
    }
  }
  return completed;
}

/** Makes a list of a connection, as it was read before, what it shall be. Rows that stay are the same objects. */
export function* replaceList(
  name: ListName,
  { project_id, id }: Key,
  before: readonly object[],
  after: readonly object[],
): Job<void> {
  if (before.length === 0 && after.length === 0) return;
  const { key } = lists[name];
  const [had, keeps] = [new Set(before), new Set(after)];
  for (const gone of batches(before.filter((row) => !keeps.has(row)))) {
    yield* run(
      `DELETE FROM ${name} WHERE project_id = $1 AND connection_id = $2
       AND (${key.join(', ')}) IN (VALUES ${places(gone.length, key.length, 2)})`,
      [project_id, id, ...valuesOf(gone, key)],
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

function selectFrom(name: ListName, connections: number): string {
  const { columns, order } = lists[name];
  return once(
    `select ${name} ${connections}`,
    () => `SELECT project_id, connection_id, ${columns.join(', ')} FROM ${name}
     WHERE (project_id, connection_id) IN (VALUES ${places(connections, 2)}) ORDER BY ${order}`,
  );
}
