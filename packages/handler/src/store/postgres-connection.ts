import { hash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Query, Row } from './engine.ts';

/** How long one query may take, in milliseconds: without a limit, a network that is cut would be waited for for ever. */
export const queryTimeoutMs = 60_000;

/**
 * Settings of each session. By its own idea of what an index costs, which is that of disks that turn, a server would read
 * a whole table of some thousands of rows for a page of a list. One that never hears from this process again would keep
 * its locks for hours.
 */
const settings = ['random_page_cost = 1.1', `idle_in_transaction_session_timeout = ${queryTimeoutMs}`];

/** Connections to a pooler, which may give each transaction another session. */
const pooled = new WeakSet<ClientBase>();

/** Says of a connection that what is set, or prepared, in one transaction may be unknown to the next. */
export const isPooled = (client: ClientBase): boolean => pooled.has(client);

/**
 * Prepares a new connection. A pooler makes up the key with which queries are cancelled, and with it the number of the
 * process on the other side, since its own clients share those of the database. Its mode cannot be asked for.
 */
export async function prepare(client: ClientBase): Promise<void> {
  // One that breaks while it is in use: the query that runs on it, or the next one, rejects.
  client.on('error', () => {});
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  // The types of the driver leave it out.
  const { processID } = client as unknown as { processID: number };
  if (processID === rows[0]?.pid) await client.query(`SET ${settings.join('; SET ')}`);
  else pooled.add(client);
}

/** How a transaction begins on a connection. Behind a pooler a setting must not outlive it, as the next one may be anybody's. */
export function beginOn(client: ClientBase, begin: string): string {
  return isPooled(client) ? `${begin}; SET LOCAL ${settings.join('; SET LOCAL ')}` : begin;
}

/** How many statements are kept prepared on each connection. Filters and batches of every size have statements of their own. */
const kept = 100;

/** The names of statements, by text. Each connection prepares one when it meets it first. */
const names = new Map<string, string>();

/** Whether statements are prepared: not once a session turned out to be shared by a pooler that does not show. */
let naming = true;

/** A name that no other text has: in a session that processes share, one name must not be two statements. */
function nameOf(sql: string): string | undefined {
  const name = names.get(sql) ?? (names.size < kept ? hash('sha256', sql, 'base64url') : undefined);
  if (name) names.set(sql, name);
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
export async function rowsOf(client: ClientBase, { sql, values, counts }: Query): Promise<Row[]> {
  if (values.length === 0) return (await client.query<Row>(sql)).rows;
  const name = naming && !isPooled(client) ? nameOf(sql) : undefined;
  const { rows, rowCount } = await client.query<Row>({ ...(name && { name }), text: sql, values: [...values] });
  return counts ? [{ changes: rowCount }] : rows;
}
