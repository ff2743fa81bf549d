import type { Exchange, Incoming } from '@dli-connections/contract/server';

/** Wraps an exchange in another one. */
export type Middleware = (inner: Exchange) => Exchange;

/** One middleware out of many: the first is the outermost, it sees the request first and the answer last. */
export function chain(...middlewares: readonly Middleware[]): Middleware {
  return (exchange) => middlewares.reduceRight((inner, middleware) => middleware(inner), exchange);
}

/** The address of `noRequest`. */
export const refusedUrl = 'http://refused.invalid/';

/**
 * Stands for bytes that were no request, in logs and counts. Nobody knows from which origin they came: it is that whose pages
 * may call.
 */
export const noRequest = (origin: string | undefined): Incoming => ({
  method: 'GET',
  url: refusedUrl,
  headers: { origin },
  hasBody: false,
  signal: () => new AbortController().signal,
  take: async () => 'cut off',
});
