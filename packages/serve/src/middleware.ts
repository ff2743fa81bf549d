import type { Exchange } from '@dli-connections/contract/server';

/** Wraps an exchange in another one. */
export type Middleware = (inner: Exchange) => Exchange;

/** One middleware out of many: the first is the outermost, it sees the request first and the answer last. */
export function chain(...middlewares: readonly Middleware[]): Middleware {
  return (exchange) => middlewares.reduceRight((inner, middleware) => middleware(inner), exchange);
}
