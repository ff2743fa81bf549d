import { createExchange, type HandlerOptions, type PostgresOptions, StoreError } from '@dli-connections/handler';
import {
  beside,
  chain,
  createMetrics,
  NotReady,
  type Observers,
  observed,
  probes,
  refusedBy,
} from '@dli-connections/middleware';
import { mustBeFree, type Served, type ServeOptions, serve } from '@dli-connections/serve';
import { isFile, openStore } from './data.ts';
import { pages } from './front.ts';
import { createReport } from './report.ts';
import { reset, resetRoute } from './reset.ts';

/** Address, data and behaviour of the reference server. */
export interface ReferenceOptions
  extends Pick<HandlerOptions, 'credentials' | 'hideAccessKeys' | 'peeringMs' | 'scenario'>,
    Pick<PostgresOptions, 'maxConnections' | 'statementTimeoutMs'>,
    Pick<ServeOptions, 'maxBodyMemory' | 'maxSockets' | 'port'>,
    Observers {
  host: string;
  /** The SQLite file, `:memory:`, or the URL of a PostgreSQL database. Folders on the way to a file are made. */
  data: string;
  /** File of the state of a project to begin with; it is left aside where the project has connections already. */
  seed?: string | undefined;
  /** Lets the active connections of a project share a name. `false` by default. */
  duplicateNames?: boolean;
  /** Answers `POST /_reset`, which removes connections for good. `false` by default. */
  reset?: boolean;
  /** Takes a line for each failure that is answered with 500 or 503, for data that is gone, and for a missing index. To stderr by default. */
  say?: ((line: string) => void) | undefined;
}

export interface ServedReference extends Served {
  /** Removes the connections that a project owns, deleted ones too; without a project, those of all. */
  reset: (project?: string) => Promise<void>;
}

/** Names the setting of the port in messages. */
export const portSetting = { setting: '--port (or DLI_REFERENCE_PORT)' };

/**
 * The reference handler on a port, with a front page, the spec and probes besides the API.
 *
 * @throws StoreError when the data cannot be used.
 * @throws ListenError when the port cannot be opened.
 * @throws Error when the seed is invalid; nothing of it is stored.
 */
export async function startReference(options: ReferenceOptions): Promise<ServedReference> {
  const { port, host, data, credentials, seed, maxSockets, maxBodyMemory } = options;
  // Finds all mistakes before there is anything to undo.
  if (seed !== undefined) await (await states()).judgeState(seed);
  const place = { ...portSetting, host, port };
  await mustBeFree(place);
  const say = options.say ?? ((line) => console.error(`dli-reference: ${line}`));
  const store = await openStore(data, { ...options, say });
  const report = createReport(say);
  let closing: Promise<void> | undefined;
  const ready = async () => {
    if (closing) throw new Error('the server is being closed');
    await store.ready().catch((error: unknown) => {
      // The message names the place of the data, never a password.
      throw error instanceof StoreError ? new NotReady(error.message) : error;
    });
  };
  const metrics = createMetrics();
  const seen = observed(options);
  const besides = beside(new Map([...pages(credentials !== undefined), ...probes({ ready, metrics: metrics.text })]));
  const resets = options.reset ? [resetRoute(store, options.cors, report)] : [];
  const around = chain(seen, besides, ...resets, metrics.middleware);
  try {
    if (seed !== undefined) await (await states()).readState(store, seed);
    const exchange = createExchange({ ...options, store, uniqueNames: !options.duplicateNames, onError: report });
    const served = await serve(around(exchange), {
      ...place,
      maxSockets,
      maxBodyMemory,
      onError: report,
      refused: refusedBy(chain(seen, metrics.middleware), options),
    });
    const looking = isFile(data) ? setInterval(() => ready().catch(report), every).unref() : undefined;
    return {
      ...served,
      reset: (project) => reset(store, project),
      close() {
        clearInterval(looking);
        closing ??= served.close().then(() => store.close());
        return closing;
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Loaded only for a seed: it brings a validator with it. */
const states = () => import('./state/read.ts');

/** Interval of checks of an idle data file, in milliseconds. */
const every = 500;
