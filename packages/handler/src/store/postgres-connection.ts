import { hash } from 'node:crypto';
import type { ClientBase, QueryConfig } from 'pg';
import type { Query, Row } from './engine.ts';
import type { Kind } from './postgres-kinds.ts';

/**
 * Settings of each session. The default cost of an index, for spinning disks, would have whole tables read for a page.
 * A session that never hears from this process again would keep its locks for hours.
 */
const settingsOf = (limitMs: number) => [
  'random_page_cost = 1.1',
  `statement_timeout = ${limitMs}`,
  'idle_in_transaction_session_timeout = 60000',
];

/** Ends a query whose process is gone; not every system that a database runs on can tell. */
const noticeEnds = 'SET client_connection_check_interval = 1000';

/** Connections to a pooler, which may give each transaction another session, with the settings of each. */
const pooled = new WeakMap<ClientBase, readonly string[]>();

/** Tells whether settings and prepared statements of one transaction may be unknown to the next. */
export const isPooled = (client: ClientBase): boolean => pooled.has(client);

/**
 * Prepares a new connection, with a limit to each statement in milliseconds. A pooler invents the key with which
 * queries are cancelled, and so the process number of the other side, since its clients share the connections of the
 * database. It cannot be asked for its mode.
 */
export async function prepare(client: ClientBase, limitMs: number): Promise<void> {
  // One that breaks while it is in use: the query that runs on it, or the next one, rejects.
  client.on('error', () => {});
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  // The types of the driver leave it out.
  const { processID } = client as unknown as { processID: number };
  if (processID !== rows[0]?.pid) {
    pooled.set(client, settingsOf(limitMs));
    return;
  }
  client.query(noticeEnds).catch(() => {});
  await client.query(`SET ${settingsOf(limitMs).join('; SET ')}`);
}

/** The statements that begin a transaction on a connection. Behind a pooler a setting must not outlive it, as the next one may be anybody's. */
export function beginOn(client: ClientBase, { begin, settings = [] }: Kind): string {
  const local = [...(pooled.get(client) ?? []), ...settings];
  return [begin, ...local.map((setting) => `SET LOCAL ${setting}`)].join('; ');
}

/** Most prepared statements of each connection. Filters and batches of every size have statements of their own. */
const kept = 100;

/** The names of statements, by text. Each connection prepares one when it meets it first. */
const names = new Map<string, string>();

/** `false` once a session turned out to be shared by an undetected pooler: then no statement is prepared. */
let naming = true;

/** A name that no other text has: in a session that processes share, one name must not be two statements. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size === kept) return known;
  const name = hash('sha256', sql, 'base64url');
  names.set(sql, name);
  return name;
}

/** A name that is taken already, or unknown: duplicate_prepared_statement and invalid_sql_statement_name. */
const misnamed = ['42P05', '26000'];

/** Says of an SQLSTATE that the session is not the one in which the statement was prepared. From then on none is. */
export function isMisnamed(code: string | undefined): boolean {
  const found = misnamed.includes(code ?? '');
  if (found) naming = false;
  return found;
}

/** Runs a query. Without values it may be several statements in one text, which cannot be prepared. */
export async function rowsOf(
  client: ClientBase,
  { sql, values, counts, planned }: Query,
  limitMs?: number,
): Promise<Row[]> {
  const name = values.length > 0 && !planned && naming && !isPooled(client) ? nameOf(sql) : undefined;
  // The types of the driver leave the limit out.
  const query: QueryConfig & { query_timeout?: number } = { text: sql };
  if (name !== undefined) query.name = name;
  if (values.length > 0) query.values = [...values];
  if (limitMs !== undefined) query.query_timeout = limitMs;
  const { rows, rowCount } = await client.query<Row>(query);
  return counts ? [{ changes: rowCount }] : rows;
}
