import type { Outgoing } from '@dli-connections/contract/server';
import { cors } from './cors.ts';
import { logged, requestIds } from './log.ts';
import { chain, type Middleware, noRequest } from './middleware.ts';
import type { RequestRecord } from './request-record.ts';

/** The log of a server, and the pages that may read its answers. */
export interface Observers {
  /** Takes a record of each request. Without it nothing is logged. */
  log?: ((line: RequestRecord) => void) | undefined;
  /** The origin whose pages may call, `*` for any. None by default. */
  cors?: string | undefined;
}

/** Logs each request, names it, and lets pages read its answer. */
export function observed({ log, cors: origin }: Observers): Middleware {
  return chain(...(log ? [logged(log)] : []), requestIds(), ...(origin === undefined ? [] : [cors(origin)]));
}

/** Passes answers to bytes that are not a request through middlewares: they get a log line too, and pages may read the reason. */
export const refusedBy =
  (around: Middleware, { cors: origin }: Observers) =>
  (answer: Outgoing): Promise<Outgoing> =>
    around(async () => answer)(noRequest(origin));
