import { crc32 } from 'node:zlib';
import type { Tag } from '@dli-connections/contract';
import { JsonText } from '../json-text.ts';
import {
  type Inserted,
  type Job,
  type OrderEnd,
  type Position,
  queryOf,
  type Row,
  send,
  takePlace,
  type Value,
} from './engine.ts';
import { hostsChecksumOf, mustBeSound, peeringsOf, type Rest, readRest, readShown, shownText } from './shown.ts';
import type { Connection, Facts, Grant, Saved, Tagged } from './store.ts';
import { type Added, batches, insertLists, listedOf, places, readList, readSomeGrants } from './tables.ts';

/** The columns of a connection from which rules get its facts, and those that repeat some of them for statements. */
const stateColumns = ['delete_time', 'settled_time', 'tagged', 'rest', 'hosts_checksum', 'checksum', 'shown'];
const factColumns = ['project_id', 'id', 'name', 'create_time', 'seq', ...stateColumns];
const allColumns = [...factColumns, 'unique_name', 'hosts'];

/** The same of a connection `c` in a query. */
export const factsOf = selected(factColumns);
export const allOf = selected(allColumns);

function selected(columns: readonly string[]): string {
  return columns.map((column) => `c.${column}`).join(', ');
}

/** The facts in a row, without tags and grants. */
function coreOf(row: Row): Omit<Facts, 'tags' | 'grants'> {
  // First, since damaged text may not even be JSON.
  mustBeSound(row, crc32(String(row.shown), Number(row.hosts_checksum)) === row.checksum);
  const shown = readShown(String(row.shown));
  const { id, name, dest_vpc_id, dest_network_id, create_time, routes } = shown;
  const { project_id, delete_time } = row as unknown as Facts; // the columns of the schema have the types of its members
  const isRepeated = row.id === id && row.name === name && row.create_time === create_time;
  mustBeSound(row, isRepeated && (delete_time === null) === (shown.status === 'ACTIVE'));
  const { routetable_id } = readRest(row);
  const place = { dest_vpc_id, dest_network_id, routetable_id };
  return { project_id, id, name, ...place, create_time, delete_time, peerings: peeringsOf(shown, row), routes };
}

export function hostsOf(row: Row): Connection['hosts'] {
  const hosts = new JsonText<Connection['hosts']['value']>(String(row.hosts));
  mustBeSound(row, hostsChecksumOf(hosts) === row.hosts_checksum);
  return hosts;
}

export function* withTags(rows: readonly Row[]): Job<Tagged[]> {
  const cores = rows.map(coreOf);
  const tagsOf = yield* readList<Tag>('tags', cores);
  return cores.map((core) => ({ ...core, tags: tagsOf(core) }));
}

/** Rows with their lists, as rules look at them. If a grantee is named, all are of one project: see `readSomeGrants`. */
export function* complete(rows: readonly Row[], grantee?: string): Job<Facts[]> {
  const tagged = yield* withTags(rows);
  const grantsOf =
    grantee === undefined ? yield* readList<Grant>('grants', tagged) : yield* readSomeGrants(tagged, grantee);
  return tagged.map((each) => ({ ...each, grants: grantsOf(each) }));
}

/** The values of all columns of a connection at a place in the order of creation, in their order. */
function valuesOf(connection: Saved, place: Position): Value[] {
  const { project_id, id, name, hosts } = connection;
  const { create_time } = place;
  const hosts_checksum = hostsChecksumOf(hosts);
  // Node 22 binds no booleans in SQLite. PostgreSQL takes 0 and 1 for them.
  const unique_name = Number(connection.unique_name);
  const own = { project_id, id, name, hosts_checksum, ...place, unique_name, hosts: hosts.text };
  const row: Row = { ...own, ...stateOf({ ...connection, create_time }, hosts_checksum) };
  const values: Value[] = [];
  for (const column of allColumns) values.push(row[column] ?? null);
  return values;
}

/** A connection as rules look at it, with its row. */
export interface Found {
  facts: Facts;
  row: Row;
}

/** A connection as it was found, and its next state. */
export interface Change extends Found {
  next: Facts & Partial<Connection>;
}

/** Maximum number of rows of one INSERT or UPDATE. Each number has its own prepared statement. */
const mostRows = 10;

/** The columns that differ after a change, and their new values. */
function changesOf({ row, next: { hosts, ...next } }: Change): Row {
  const hosts_checksum = hosts ? hostsChecksumOf(hosts) : Number(row.hosts_checksum);
  const after: Row = { hosts_checksum, ...stateOf(next, hosts_checksum), ...(hosts && { hosts: hosts.text }) };
  return Object.fromEntries(Object.entries(after).filter(([column, value]) => value !== row[column]));
}

/** Sets columns of some connections of the project `$1`. The values of each follow on its identifier, from `$2` on. */
function updateOf(columns: readonly string[], rows: number): string {
  if (rows === 1) {
    const set = columns.map((column, at) => `${column} = $${at + 3}`);
    return `UPDATE connections SET ${set.join(', ')} WHERE project_id = $1 AND id = $2`;
  }
  // PostgreSQL takes every value of a list of rows for text.
  const value = (column: string, at: number) =>
    ['rest', 'shown', 'hosts'].includes(column) ? `v.column${at + 2}` : `CAST(v.column${at + 2} AS BIGINT)`;
  const set = columns.map((column, at) => `${column} = ${value(column, at)}`);
  return `UPDATE connections AS c SET ${set.join(', ')} FROM (VALUES ${places(rows, set.length + 1, 1)}) AS v
    WHERE c.project_id = $1 AND c.id = v.column1`;
}

/**
 * Writes the columns that differ after changes: the same ones of some connections of a project with one statement. The new
 * values, which may take megabytes for each connection, are made for a few at a time.
 */
export function* updateAll(changes: readonly Change[]): Job<void> {
  for (const some of batches(changes, mostRows)) {
    const updates = some.map((each) => ({ of: each.facts, changed: changesOf(each) }));
    const alike = Map.groupBy(updates, ({ of, changed }) => JSON.stringify([of.project_id, Object.keys(changed)]));
    for (const [key, those] of alike) {
      const [project_id, columns]: [string, string[]] = JSON.parse(key);
      if (columns.length === 0) continue;
      const values = those.flatMap(({ of, changed }) => [of.id, ...Object.values(changed)]);
      yield* send(updateOf(columns, those.length), [project_id, ...values]);
    }
  }
}

/** The columns of a connection that change, except its hosts. */
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
  return {
    delete_time,
    settled_time,
    tagged: Number(facts.tags.length > 0),
    rest: JSON.stringify(rest),
    checksum,
    shown,
  };
}

/** Stands in for a UNIQUE constraint of a table. Callers have checked already; this is the safety net. */
function distinct<Item>(items: readonly Item[], list: string, keyOf: (item: Item) => string): void {
  if (items.length < 2) return;
  if (new Set(items.map(keyOf)).size < items.length) throw new Error(`a constraint of ${list}: no two are the same`);
}

const insertionOf = (rows: number, conflict: string) =>
  `INSERT INTO connections (${allColumns.join(', ')}) VALUES ${places(rows, allColumns.length)}
    ON CONFLICT ${conflict} DO NOTHING`;

/** Creates may only conflict in their names: see the index `names`. */
const inName = '(project_id, name, (CASE WHEN delete_time IS NULL AND unique_name THEN 1 END)) WHERE name IS NOT NULL';

const create = insertionOf(1, inName);

/** Adds a connection at the end of the order of its project. On SQLite RETURNING would make it a third slower. */
export function* insertOne(connection: Saved, end: OrderEnd): Job<Inserted> {
  const place = takePlace(end, connection.create_time);
  const [inserted] = yield { ...queryOf(create, valuesOf(connection, place)), counts: true };
  if (inserted?.changes === 0) return 'exists';
  // Most connections have neither when they are added.
  if (connection.tags.length + connection.grants.length > 0)
    yield* insertLists([[listedOf(connection, { ...place, ...inserted }), connection]]);
  return 'inserted';
}

/**
 * Adds connections at the end of the order of their project, with a statement for many. If two conflict, the first is
 * inserted. Imported ones keep their times, and may conflict in their identifiers too.
 */
export function* insertAll(connections: readonly Saved[], end: OrderEnd, areImported = false): Job<Inserted[]> {
  const outcomes: Inserted[] = [];
  for (const some of batches(connections, mostRows)) {
    const values: Value[] = [];
    for (const connection of some) {
      const place = takePlace(end, connection.create_time);
      if (areImported) place.create_time = connection.create_time;
      values.push(...valuesOf(connection, place));
    }
    const inserted = new Map<Value | undefined, Row>();
    const insertion = insertionOf(some.length, areImported ? '' : inName);
    for (const row of yield queryOf(`${insertion} RETURNING id, create_time, seq`, values)) inserted.set(row.id, row);
    const added: Added[] = [];
    for (const connection of some) {
      const row = inserted.get(connection.id);
      outcomes.push(row ? 'inserted' : 'exists');
      inserted.delete(connection.id);
      if (row) added.push([listedOf(connection, row), connection]);
    }
    yield* insertLists(added);
  }
  return outcomes;
}
