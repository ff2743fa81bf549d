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

/** Limit to a connection whose answer is not read, in milliseconds. More than a request and its work may take. */
export const stalledAfter = 150_000;

/** Time that requests running at a close have to finish, in milliseconds. */
export const closeGrace = 3_000;

/** Maximum number of headers of a request. Older versions of Node drop those above their own limit. */
export const mostHeaders = 100;

/** Time before a refused client is cut off, in milliseconds: one that is cut off while it sends may lose the answer. */
export const linger = 500;

/** Waiting requests of one connection at which reading from it pauses. */
export const readAhead = 16;

/** Maximum number of waiting requests of one connection: Node reads 64 KiB at a time, which may hold thousands. */
export const mostQueued = 256;

/**
 * Maximum number of pieces of a body of some bytes. Each takes two microseconds, however small it is. A client that
 * writes a list item by item sends pieces of some forty bytes.
 */
export const mostPieces = (bytes: number): number => Math.min(30_000, 5_000 + bytes / 32);

/** A body up to this size, in bytes, waits neither for memory nor for its turn. */
export const smallBody = 64 * 1024;

/** Maximum number of larger bodies that are processed at a time. */
export const largeAtATime = 2;

/** Maximum number of pieces of larger bodies, of up to 64 KiB each, that are read in one round of the event loop. */
export const piecesAtATime = 8;

/** Default limit of connections, and the number beyond it that are answered with an error before being closed. */
export const [defaultSockets, excessSockets] = [1_000, 100];

/** Memory for the bodies of all requests together by default, in bytes. */
export const defaultBodyMemory = 256 * 1024 * 1024;
