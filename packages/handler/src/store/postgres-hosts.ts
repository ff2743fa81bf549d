import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig, Pool } from 'pg';
import { StoreError } from './store.ts';

/** Loads the driver with the first store: a store in a file never needs it. */
export type Driver = typeof import('pg');

/** The reason of a driver error, in one line. If all addresses of a host failed, the error itself has no text. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(reasonOf))].join(', ');
  return String(error instanceof Error ? error.message || error.name : error).replaceAll(/\s+/g, ' ');
}

/** A database that takes writes. */
export interface Writer {
  /** Its address, with one host. */
  address: string;
  /** The timeline of its log, as eight hexadecimal digits: a standby that is promoted begins a later one. */
  timeline: string;
}

const form = 'the address of the database is not of the form postgres://user:password@host:port,host:port/database';

/** The values of `target_session_attrs` that suit a store, which writes. */
const taken = ['read-write', 'primary', 'any'];

/** The values of `sslmode` with which the driver checks the certificate and the name of the database. */
const checked = ['prefer', 'require', 'verify-ca'];

/**
 * Splits an address of several hosts into addresses of one host each, in the form of libpq: hosts separated by commas, before
 * the path or as `host` and `port` in the query.
 *
 * @throws StoreError without the address, which may hold a password.
 */
export function addressesOf(url: string): string[] {
  const [, scheme, hosts, path, query] =
    /^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]*)([^?#]*)\??(.*)$/.exec(url) ?? [];
  if (scheme === undefined || hosts === undefined || path === undefined) throw new StoreError(form);
  const parameters = new URLSearchParams(query);
  const target = parameters.get('target_session_attrs');
  if (target !== null && !taken.includes(target))
    throw new StoreError(
      `the address of the database has target_session_attrs=${target}, but a store writes: use read-write`,
    );
  parameters.delete('target_session_attrs');
  // The driver takes these as `verify-full`, and says so in seven lines.
  if (checked.includes(parameters.get('sslmode') ?? '') && !parameters.has('uselibpqcompat'))
    parameters.set('sslmode', 'verify-full');
  const named = parameters.get('host')?.split(',') ?? [];
  if (named.length < 2) return hosts.split(',').map((host) => withQuery(`${scheme}${host}${path}`, parameters));

  const ports = parameters.get('port')?.split(',') ?? [''];
  if (ports.length !== 1 && ports.length !== named.length)
    throw new StoreError(`the address of the database has ${named.length} hosts, but ${ports.length} ports`);
  return named.map((host, at) => {
    const own = new URLSearchParams(parameters);
    own.set('host', host);
    own.set('port', ports[at] ?? ports[0] ?? '');
    return withQuery(`${scheme}${hosts}${path}`, own);
  });
}

const withQuery = (url: string, query: URLSearchParams) => (query.size === 0 ? url : `${url}?${query}`);

/** Asks a database if it refuses writes, and otherwise for its timeline. No privilege is needed. */
const look = `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS refuses,
  CASE WHEN NOT pg_is_in_recovery() THEN left(pg_walfile_name(pg_current_wal_lsn()), 8) END AS timeline`;

/** Time for the others to answer once a writable one is found, in milliseconds. */
const graceMs = 300;

/**
 * Finds the database that takes writes. All are queried at once, so one that hangs delays nothing. If several take writes, as
 * when a primary comes back after its standby was promoted, the one with the latest timeline is used.
 *
 * @param withinMs the longest time that one of them has to answer, in milliseconds.
 * @throws StoreError that gives the reason for each address.
 */
export async function findWriter(pg: Driver, addresses: readonly string[], withinMs: number): Promise<Writer> {
  const [writers, problems]: [Writer[], Map<string, string>] = [[], new Map()];
  const first = Promise.withResolvers<void>();
  const asked = addresses.map(async (address) => {
    const client = clientOf(pg, address, { connectionTimeoutMillis: withinMs, query_timeout: withinMs });
    try {
      writers.push({ address, timeline: await timelineOf(client) });
      first.resolve();
    } catch (error) {
      problems.set(placeOf(client), reasonOf(error));
    } finally {
      // Not awaited: a connection that hangs never closes cleanly.
      client.end().catch(() => {});
    }
  });
  await Promise.race([Promise.all(asked), first.promise.then(() => sleep(graceMs))]);
  const latest = writers.sort((one, other) => (one.timeline < other.timeline ? 1 : -1))[0];
  if (latest) return latest;
  const [[place, reason] = []] = problems;
  if (addresses.length === 1) throw new StoreError(`the database at ${place} cannot be used: ${reason}`);
  const each = [...problems].map(([place, reason]) => `${place}: ${reason}`);
  throw new StoreError(`none of the databases takes writes: ${each.join('; ')}`);
}

/** Names the place of a database for messages: host and port, or the folder of its socket. Never the password. */
export const placeOf = ({ host, port }: Client): string => `${host}:${port}`;

type Client = InstanceType<Driver['Client']>;

/** A client for an address that is not connected yet. */
export function clientOf({ Client }: Driver, connectionString: string, config: ClientConfig = {}): Client {
  try {
    const client = new Client({ connectionString, fallback_application_name: 'dli-connections', ...config });
    // A broken connection rejects its pending queries. Without a listener the event would end the process.
    client.on('error', () => {});
    return client;
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    // Without any other cause, which may contain the address with its password.
    throw new StoreError(syscall ? `the address of the database names a file that cannot be read: ${message}` : form);
  }
}

async function timelineOf(client: Client): Promise<string> {
  await client.connect();
  const { rows } = await client.query<{ refuses: boolean; timeline: string }>(look);
  const [row] = rows;
  if (!row || row.refuses) throw new Error('it takes no writes');
  return row.timeline;
}

/** Connections to one database, in pools by purpose: waits in one pool hold up nothing in the others. */
export interface Pools {
  reads: Pool;
  /** Changes of single projects, which may wait for locks on these. */
  changes: Pool;
  /** Batches of creates and the write check, whose waits are short. */
  batches: Pool;
}

/** The database that takes writes, whichever that is: see `createDatabase`. */
export type Database = ReturnType<typeof createDatabase>;

/** The database among some addresses. Its pools are replaced once another one takes writes, as after a failover. */
export function createDatabase(
  pg: Driver,
  addresses: readonly string[],
  open: (address: string) => Pool,
  withinMs: number,
) {
  let used: { writer: Writer; pools: Pools } | undefined;
  let trusted = false;
  let finding: Promise<Pools> | undefined;

  async function find(): Promise<Pools> {
    const writer = await findWriter(pg, addresses, withinMs);
    if (used?.writer.address !== writer.address || used.writer.timeline !== writer.timeline) {
      // Each idle connection would cost another timeout; those in use end by themselves.
      if (used) endAll(used.pools).catch(() => {});
      const { address } = writer;
      used = { writer, pools: { reads: open(address), changes: open(address), batches: open(address) } };
    }
    trusted = true;
    return used.pools;
  }
  return {
    /** Connections to the database that took writes at the last lookup. */
    async current(): Promise<Pools> {
      if (used && trusted) return used.pools;
      finding ??= find().finally(() => {
        finding = undefined;
      });
      return finding;
    },
    /** Looks the database up again before the next use, after connections of these pools broke or timed out. */
    suspect(pools: Pools): void {
      if (pools === used?.pools) trusted = false;
    },
    async end(): Promise<void> {
      await finding?.catch(() => {});
      if (used) await endAll(used.pools);
    },
  };
}

const endAll = ({ reads, changes, batches }: Pools) => Promise.all([reads, changes, batches].map((pool) => pool.end()));
