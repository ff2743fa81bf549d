import { hash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Query, Row } from './engine.ts';
import type { Pools } from './postgres-hosts.ts';

/** A kind of transaction, with its BEGIN and its connection pool. */
export interface Kind {
  pool: keyof Pools;
  begin: string;
  /** Settings that override those of the session. */
  settings?: readonly string[];
  /** Limit to each of its queries, in milliseconds, where it differs from the general one. */
  limitMs?: number;
  /** Maximum number of attempts where other transactions are in the way. 5 by default. */
  attempts?: number;
}

const write = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';
const read = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** Its queries see committed changes of others; rows that a decision depends on are locked. */
export const forWriting: Kind = { pool: 'changes', begin: write };

/** All of its queries see one snapshot. */
export const forReading: Kind = { pool: 'reads', begin: read };

/**
 * A search merges index entries in their order, up to the end of a page. PostgreSQL underestimates how many connections have
 * several tags, and without statistics expects one: it would go through all entries of the second tag for each of the first.
 * JIT is off since a step that is switched off, where a query cannot do without it, looks expensive enough to compile the query for.
 */
export const forSearching: Kind = {
  ...forReading,
  settings: ['enable_nestloop = off', 'enable_hashjoin = off', 'enable_sort = off', 'jit = off'],
};

/** Bulk work: an hour for each query. An import or export that has begun cannot read or write its pieces again. */
const long = { settings: ['statement_timeout = 0'], limitMs: 3_600_000 };
export const forMigrating: Kind = { pool: 'changes', begin: write, ...long };
export const forLoading: Kind = { ...forMigrating, attempts: 1 };
export const forSaving: Kind = { pool: 'reads', begin: read, ...long, attempts: 1 };

/** A batch waits 200 ms for a lock, and a second for anything else: a wait of one project must not hold up all. */
export const forBatches: Kind = {
  pool: 'batches',
  begin: write,
  settings: ['lock_timeout = 200', 'statement_timeout = 1000'],
};

/** The write check ends before its caller gives up. */
export const forTesting: Kind = { pool: 'batches', begin: write, settings: ['statement_timeout = 1500'] };

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

/** True if the next transaction may run in another session, without these settings and prepared statements. */
export const isPooled = (client: ClientBase): boolean => pooled.has(client);

/** The reason of each connection that broke. The driver sends nothing more on it, and gives the reason only to the queries that were running. */
const broken = new WeakMap<ClientBase, Error>();

/** True if a connection broke, so that the next query on it will not be sent. */
export const isBroken = (client: ClientBase): boolean => broken.has(client);

/**
 * Prepares a new connection, with a limit to each statement in milliseconds. A pooler invents the key with which
 * queries are cancelled, and so the process number of the other side, since its clients share the connections of the
 * database. It cannot be asked for its mode.
 */
export async function prepare(client: ClientBase, limitMs: number): Promise<void> {
  client.on('error', (error) => {
    if (!isBroken(client)) broken.set(client, error);
  });
  const [row] = await rowsOf(client, { sql: 'SELECT pg_backend_pid() AS pid', values: [] });
  // Missing in the driver's types.
  const { processID } = client as unknown as { processID: number };
  if (processID !== row?.pid) {
    pooled.set(client, settingsOf(limitMs));
    return;
  }
  client.query(noticeEnds).catch(() => {});
  await rowsOf(client, { sql: `SET ${settingsOf(limitMs).join('; SET ')}`, values: [] });
}

/**
 * The statements that begin a transaction on a connection. Behind a pooler a setting must not outlive it, since the next one
 * may belong to any client.
 */
export function beginOn(client: ClientBase, { begin, settings = [] }: Kind): string {
  const local = [...(pooled.get(client) ?? []), ...settings];
  return [begin, ...local.map((setting) => `SET LOCAL ${setting}`)].join('; ');
}

/** Maximum number of prepared statements per connection. Filters and batches of each size have their own. */
const kept = 100;

/** Statement names by text. Each connection prepares a statement on first use. */
const names = new Map<string, string>();

/** `false` once an undetected pooler is found to share sessions: then no statement is prepared. */
let naming = true;

/** A name unique to the text: in a shared session one name must not stand for two statements. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size === kept) return known;
  const name = hash('sha256', sql, 'base64url');
  names.set(sql, name);
  return name;
}

/** A statement name that is taken or unknown: duplicate_prepared_statement and invalid_sql_statement_name. */
const misnamed = ['42P05', '26000'];

/** True if an SQLSTATE shows that the session is not the one that prepared the statement. Disables preparing. */
export function isMisnamed(code: string | undefined): boolean {
  const found = misnamed.includes(code ?? '');
  if (found) naming = false;
  return found;
}

/** Runs a query. Without values it may be several statements in one text, which cannot be prepared. */
export async function rowsOf(client: ClientBase, { sql, values }: Query, limitMs?: number): Promise<Row[]> {
  const reason = broken.get(client);
  if (reason) throw reason;
  const name = values.length > 0 && naming && !isPooled(client) ? nameOf(sql) : undefined;
  const query = { name, text: sql, values: [...values], query_timeout: limitMs };
  return (await client.query<Row>(query)).rows;
}
