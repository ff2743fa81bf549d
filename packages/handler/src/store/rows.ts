import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import type { Job, Row, Value } from './engine.ts';
import type { Position } from './order.ts';
import { columnsOf, peeringsOf } from './peerings.ts';
import type { Connection, Facts, Grant, Peering, Route } from './store.ts';
import { batches, readList } from './tables.ts';

/** The columns of a connection that rules look at. */
const factColumns = [
  ...['project_id', 'id', 'name', 'dest_vpc_id', 'dest_network_id', 'routetable_id', 'create_time', 'delete_time'],
  ...['queues', 'pools', 'bound', 'routes'],
];

/** The columns that are written of a connection. */
export const allColumns = [...factColumns, 'seq', 'settled_time', 'unique_name', 'hosts'];

/** What rules look at of a connection `c`. */
export const factsOf = selected(factColumns);

/** All that is stored of a connection `c` in its row. */
export const allOf = selected(allColumns);

function selected(columns: readonly string[]): string {
  return columns.map((column) => `c.${column}`).join(', ');
}

/** What a row says of a connection. The schema has the columns that the type names, and `valuesOf` alone fills them. */
function coreOf(row: Row): Omit<Facts, 'tags' | 'grants'> {
  const { project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time } =
    row as unknown as Facts;
  return {
    ...{ project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time },
    peerings: peeringsOf(row),
    routes: JSON.parse(String(row.routes)),
  };
}

/** The hosts of a row. */
export function hostsOf(row: Row): Connection['hosts'] {
  return new JsonText(String(row.hosts));
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

/** The values of the columns of a connection at a place in the order of creation, in their order. */
export function valuesOf(connection: Connection, { create_time, seq }: Position, unique_name: boolean): Value[] {
  const { project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, delete_time, hosts } = connection;
  const { queues, pools, bound, settled_time } = peeringColumns(connection.peerings);
  return [
    ...[project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time],
    ...[queues, pools, bound, routesText(connection.routes), seq, settled_time, unique_name, hosts.text],
  ];
}

/** Some columns with other values, where they have. */
export function changesOf(before: Facts, { hosts, ...next }: Facts & Partial<Connection>): [string, Value][] {
  const changes: [string, Value][] = [];
  if (next.delete_time !== before.delete_time) changes.push(['delete_time', next.delete_time]);
  if (next.peerings !== before.peerings) changes.push(...Object.entries(peeringColumns(next.peerings)));
  if (next.routes !== before.routes) changes.push(['routes', routesText(next.routes)]);
  if (hosts) changes.push(['hosts', hosts.text]);
  return changes;
}

function peeringColumns(peerings: readonly Peering[]) {
  distinct(peerings, 'peerings', ({ kind, name }) => `${kind} ${name}`);
  return columnsOf(peerings);
}

function routesText(routes: readonly Route[]): string {
  if (routes.length === 0) return '[]';
  distinct(routes, 'routes', ({ name }) => name);
  distinct(routes, 'routes', ({ cidr }) => cidr);
  return JSON.stringify(routes.map(({ name, cidr, create_time }) => ({ name, cidr, create_time })));
}

/** The constraints of tables that these lists are not. What decides keeps them; that it does is not left to it. */
function distinct<Item>(items: readonly Item[], list: string, keyOf: (item: Item) => string): void {
  if (items.length < 2) return;
  if (new Set(items.map(keyOf)).size < items.length) throw new Error(`a constraint of ${list}: no two are the same`);
}
