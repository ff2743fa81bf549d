import type { ServerOptions } from 'node:http';

/** Limits to a client's time, in milliseconds. Node's own limits allow a slow client minutes. */
export const limits = {
  /** For the request line and the headers. */
  headersTimeout: 10_000,
  /** For the whole request, its body included. */
  requestTimeout: 60_000,
  /** Between two requests on one connection. */
  keepAliveTimeout: 5_000,
  /** Interval at which the first two are checked. */
  connectionsCheckingInterval: 1_000,
} satisfies ServerOptions;

/**
 * Limit to a connection on which an answer is being sent and nothing is read, in milliseconds.
 * More than a request may take, its body and the work that it makes together.
 */
export const stalledAfter = 150_000;

/** Time that requests running at a close have to finish, in milliseconds. */
export const closeGrace = 3_000;
