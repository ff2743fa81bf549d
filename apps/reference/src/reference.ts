import { dirname, resolve } from 'node:path';
import type { Incoming } from '@dli-connections/contract/server';
import {
  type Credentials,
  createExchange,
  openPostgresStore,
  openSqliteStore,
  type Scenario,
  type Store,
} from '@dli-connections/handler';
import { chain, cors, createMetrics, logged, probes, requestIds, type Served, serve } from '@dli-connections/serve';
import { makeFolder } from './folder.ts';
import { isPostgres } from './settings.ts';

/** Address, data and behaviour of the reference server. */
export interface ReferenceOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** The SQLite file, `:memory:`, or the URL of a PostgreSQL database. Folders on the way to a file are made. */
  data: string;
  /** Time for which a peering is `CREATING`, in milliseconds. 0 by default. */
  peeringMs?: number;
  /** The queues, pools and networks that exist, and what goes wrong with them. */
  scenario?: Scenario | undefined;
  /** The callers that are let in; without it, anyone with credentials that are well-formed. */
  credentials?: Credentials | undefined;
  /** File of the state of a project to begin with; it is left aside where the project has connections already. */
  seed?: string | undefined;
  /** Lets the active connections of a project share a name. `false` by default. */
  duplicateNames?: boolean;
  /** The origin whose pages may call, `*` for any. None by default. */
  cors?: string | undefined;
  /** Takes a line of JSON for each request. Without it nothing is logged. */
  log?: ((line: string) => void) | undefined;
}

/**
 * The reference handler on a port, with `/healthz`, `/readyz` and `/metrics` beside the API.
 *
 * @throws StoreError when the data cannot be used.
 * @throws ListenError when the port cannot be opened.
 * @throws Error when the seed is none; nothing of it is kept.
 */
export async function startReference(options: ReferenceOptions): Promise<Served> {
  const { port, host, data, peeringMs = 0, scenario, credentials, seed, duplicateNames = false, log } = options;
  const pages = options.cors === undefined ? [] : [cors(options.cors)];
  const store = await openStore(data);
  let closing: Promise<void> | undefined;
  const ready = async () => {
    if (closing) throw new Error('the server is being closed');
    await store.get('', '', 0); // no project and no connection has an empty name, so this finds nothing at next to no cost
  };
  const metrics = createMetrics();
  const seen = chain(...(log ? [logged(log)] : []), requestIds());
  const around = chain(seen, probes({ ready, metrics: metrics.text }), metrics.middleware, ...pages);
  try {
    // Loaded only for who has a seed: it brings a validator with it.
    if (seed !== undefined) await (await import('./state/read.ts')).readState(store, seed);
    const exchange = createExchange({ store, peeringMs, scenario, credentials, uniqueNames: !duplicateNames });
    const served = await serve(around(exchange), {
      name: 'reference server',
      host,
      port,
      setting: 'DLI_REFERENCE_PORT',
      // Bytes that are no request have no address; they are named and logged all the same.
      refused: (answer) => chain(seen, metrics.middleware)(async () => answer)(nothing),
    });
    return {
      ...served,
      close() {
        closing ??= served.close().then(() => store.close());
        return closing;
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Stands for bytes that were no request, in logs and counts. */
const nothing: Incoming = {
  method: 'GET',
  url: 'http://refused.invalid/',
  headers: {},
  hasBody: false,
  signal: new AbortController().signal,
  take: async () => 'cut off',
};

/** The store at a place. Folders on the way to a file are made. */
export async function openStore(data: string): Promise<Store> {
  if (isPostgres(data)) return openPostgresStore(data);
  if (data !== ':memory:') makeFolder(dirname(resolve(data)));
  return openSqliteStore(data);
}

/** Names the place of data for messages: a database without its user and password. */
export function placeOf(data: string): string {
  if (!isPostgres(data)) return data;
  // A socket has no host before the path, which no URL with a user may lack; its folder stands in the query.
  const { host, pathname, searchParams } = new URL(data.replace(/@(?=\/)/, '@socket'));
  return `PostgreSQL at ${searchParams.get('host') ?? host}${pathname}`;
}
