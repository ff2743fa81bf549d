import type { Exchange, Incoming } from '@dli-connections/contract/server';

/** Wraps an exchange in another one. */
export type Middleware = (inner: Exchange) => Exchange;

/** Combines middlewares: the first is the outermost, and sees the request first and the answer last. */
export function chain(...middlewares: readonly Middleware[]): Middleware {
  return (exchange) => middlewares.reduceRight((inner, middleware) => middleware(inner), exchange);
}

/** The address of `noRequest`. */
export const refusedUrl = new URL('http://refused.invalid/');

/**
 * Represents bytes that were not a request, in logs and counts. Their origin is unknown, so the allowed one is assumed.
 */
export const noRequest = (origin: string | undefined): Incoming => ({
  method: 'GET',
  url: refusedUrl,
  headers: { origin },
  hasBody: false,
  take: async () => 'cut off',
});
