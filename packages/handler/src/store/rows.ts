import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import type { Job, Row, Value } from './engine.ts';
import type { Connection, Core, Facts, Grant, Peering, Route, Shown } from './store.ts';
import { batches, readList } from './tables.ts';

/** The columns of a connection that every read needs. */
export const coreColumns = [
  'project_id',
  'id',
  'name',
  'dest_vpc_id',
  'dest_network_id',
  'routetable_id',
  'create_time',
  'delete_time',
  'peerings',
  'routes',
] as const;

/** The columns that are written of a connection. */
export const allColumns = [...coreColumns, 'unique_name', 'hosts'] as const;

/** Whether a connection `c` has grants. */
export const sharedColumn = `EXISTS (
  SELECT 1 FROM grants g WHERE g.project_id = c.project_id AND g.connection_id = c.id
) AS shared`;

/** What is selected of a connection `c`: so much as reads show of it. */
export const shownColumns = `${selected([...coreColumns, 'hosts'])}, ${sharedColumn}`;

/** Some columns of a connection `c`. */
export function selected(columns: readonly string[]): string {
  return columns.map((column) => `c.${column}`).join(', ');
}

/** A row as what it is of a connection. The schema has the columns that the type names, and `valuesOf` alone fills them. */
export function coreOf(row: Row): Core {
  const { project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time } =
    row as unknown as Core;
  return {
    project_id,
    id,
    name,
    dest_vpc_id,
    dest_network_id,
    routetable_id,
    create_time,
    delete_time,
    peerings: listOf(row.peerings),
    routes: listOf(row.routes),
  };
}

/** Most lists of most connections are empty. */
function listOf<Item>(text: Value | undefined): Item[] {
  return text === '[]' ? [] : JSON.parse(String(text));
}

/** The hosts of a row. */
export function hostsOf(row: Row): Connection['hosts'] {
  return new JsonText(String(row.hosts));
}

/** A row as reads show it. SQLite has numbers for what is true and what is not. */
export function shownOf(row: Row): Shown {
  return { ...coreOf(row), hosts: hostsOf(row), shared: Boolean(row.shared) };
}

/** Rows with their lists, as rules look at them. */
export function* complete(rows: readonly Row[]): Job<Facts[]> {
  const completed: Facts[] = [];
  for (const some of batches(rows.map(coreOf))) {
    const tagsOf = yield* readList<Tag>('tags', some);
    const grantsOf = yield* readList<Grant>('grants', some);
    for (const core of some) completed.push({ ...core, tags: tagsOf(core), grants: grantsOf(core) });
  }
  return completed;
}

/** The values of the columns of a connection, in their order. */
export function valuesOf({ hosts, ...facts }: Connection, unique_name: boolean): Value[] {
  const { project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time } = facts;
  return [
    ...[project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time],
    ...[peeringsText(facts.peerings), routesText(facts.routes), unique_name, hosts.text],
  ];
}

/** Some columns with other values, where they have. */
export function changesOf(before: Facts, { hosts, ...next }: Facts & Partial<Connection>): [string, Value][] {
  const changes: [string, Value][] = [];
  if (next.delete_time !== before.delete_time) changes.push(['delete_time', next.delete_time]);
  if (next.peerings !== before.peerings) changes.push(['peerings', peeringsText(next.peerings)]);
  if (next.routes !== before.routes) changes.push(['routes', routesText(next.routes)]);
  if (hosts) changes.push(['hosts', hosts.text]);
  return changes;
}

function peeringsText(peerings: readonly Peering[]): string {
  distinct(peerings, 'peerings', ({ kind, name }) => `${kind} ${name}`);
  return JSON.stringify(peerings);
}

function routesText(routes: readonly Route[]): string {
  distinct(routes, 'routes', ({ name }) => name);
  distinct(routes, 'routes', ({ network }) => network);
  return JSON.stringify(routes);
}

/** The constraints of tables that these lists are not. What decides keeps them; that it does is not left to it. */
function distinct<Item>(items: readonly Item[], list: string, keyOf: (item: Item) => string): void {
  if (items.length < 2) return;
  if (new Set(items.map(keyOf)).size < items.length) throw new Error(`a constraint of ${list}: no two are the same`);
}
