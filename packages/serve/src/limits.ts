import type { ServerOptions } from 'node:http';

/** How long a client may take, in milliseconds. Node's own limits allow a slow client minutes. */
export const limits = {
  /** For the request line and the headers. */
  headersTimeout: 10_000,
  /** For the whole request, its body included. */
  requestTimeout: 60_000,
  /** Between two requests on one connection. */
  keepAliveTimeout: 5_000,
  /** How often the first two are looked at. */
  connectionsCheckingInterval: 1_000,
} satisfies ServerOptions;

/**
 * How long a connection may stand still, in milliseconds: one on which nothing is read of an answer that is being sent.
 * More than a request may take, its body and the work that it makes together.
 */
export const stalledAfter = 150_000;

/** How long requests that run at a close may go on, in milliseconds. */
export const closeGrace = 3_000;
