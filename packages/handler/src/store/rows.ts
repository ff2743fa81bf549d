import { crc32 } from 'node:zlib';
import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import type { Job, Position, Row, Value } from './engine.ts';
import { hostsChecksumOf, mustBeSound, peeringsOf, type Rest, readRest, readShown, shownText } from './shown.ts';
import type { Connection, Facts, Grant } from './store.ts';
import { batches, readList } from './tables.ts';

/** The columns of a connection that rules look at. */
const factColumns = ['project_id', 'delete_time', 'rest', 'hosts_checksum', 'checksum', 'shown'];

/** The columns that are written of a connection. */
export const allColumns = [...factColumns, 'id', 'seq', 'name', 'create_time', 'unique_name', 'settled_time', 'hosts'];

/** What rules look at of a connection `c`, beside the columns that repeat some of it for statements. */
export const factsOf = selected([...factColumns, 'id', 'name', 'create_time']);

/** All that is stored of a connection `c` in its row. */
export const allOf = selected(allColumns);

function selected(columns: readonly string[]): string {
  return columns.map((column) => `c.${column}`).join(', ');
}

/** What a row says of a connection. */
function coreOf(row: Row): Omit<Facts, 'tags' | 'grants'> {
  const shown = readShown(String(row.shown));
  const { id, name, dest_vpc_id, dest_network_id, create_time, routes } = shown;
  const { project_id, delete_time } = row as unknown as Facts; // the schema has these columns as the type has them
  const isRepeated = row.id === id && row.name === name && row.create_time === create_time;
  const isOfChecksum = crc32(String(row.shown), Number(row.hosts_checksum)) === row.checksum;
  mustBeSound(row, isRepeated && isOfChecksum && (delete_time === null) === (shown.status === 'ACTIVE'));
  const { routetable_id } = readRest(row);
  const place = { dest_vpc_id, dest_network_id, routetable_id };
  return { project_id, id, name, ...place, create_time, delete_time, peerings: peeringsOf(shown, row), routes };
}

/** The hosts of a row. */
export function hostsOf(row: Row): Connection['hosts'] {
  const hosts = new JsonText<Connection['hosts']['value']>(String(row.hosts));
  mustBeSound(row, hostsChecksumOf(hosts) === row.hosts_checksum);
  return hosts;
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

/** The values of all columns of a connection at a place in the order of creation, in their order. */
export function valuesOf(connection: Connection, { create_time, seq }: Position, unique_name: boolean): Value[] {
  const { project_id, id, name, hosts } = connection;
  const hosts_checksum = hostsChecksumOf(hosts);
  const { delete_time, settled_time, rest, checksum, shown } = stateOf({ ...connection, create_time }, hosts_checksum);
  return [
    ...[project_id, delete_time, rest, hosts_checksum, checksum, shown],
    // Node 22 binds no booleans in SQLite. PostgreSQL takes 0 and 1 for them.
    ...[id, seq, name, create_time, Number(unique_name), settled_time, hosts.text],
  ];
}

/** Some columns with other values, where they have. */
export function changesOf(
  before: Facts,
  { hosts, ...next }: Facts & Partial<Connection>,
  hostsChecksum: number,
): [string, Value][] {
  const hosts_checksum = hosts ? hostsChecksumOf(hosts) : hostsChecksum;
  const had: Row = { hosts_checksum: hostsChecksum, ...stateOf(before, hostsChecksum) };
  const row: Row = { hosts_checksum, ...stateOf(next, hosts_checksum), ...(hosts && { hosts: hosts.text }) };
  return Object.entries(row).filter(([column, value]) => value !== had[column]);
}

/** The columns in which a connection changes, but its hosts. */
function stateOf(facts: Facts, hostsChecksum: number) {
  const { delete_time, peerings, routes, routetable_id } = facts;
  distinct(peerings, 'peerings', ({ kind, name }) => `${kind} ${name}`);
  distinct(routes, 'routes', ({ name }) => name);
  distinct(routes, 'routes', ({ cidr }) => cidr);
  const rest: Rest = { routetable_id, bound: [] };
  let settled_time = 0;
  for (const { kind, bind_time, ready_time } of peerings) {
    rest.bound.push([kind, bind_time]);
    settled_time = Math.max(settled_time, ready_time);
  }
  const shown = shownText(facts);
  const checksum = crc32(shown, hostsChecksum);
  return { delete_time, settled_time, rest: JSON.stringify(rest), checksum, shown };
}

/** The constraints of tables that these lists are not. What decides keeps them; that it does is not left to it. */
function distinct<Item>(items: readonly Item[], list: string, keyOf: (item: Item) => string): void {
  if (items.length < 2) return;
  if (new Set(items.map(keyOf)).size < items.length) throw new Error(`a constraint of ${list}: no two are the same`);
}
