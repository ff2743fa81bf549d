import { operations, type Target } from '@dli-connections/contract';
import { createRouter, pathnameOf, type Route } from '@dli-connections/contract/server';

/** Puts something around a target: what it gives is a target again. */
export type Middleware = (target: Target) => Target;

/** One middleware out of many: the first is the outermost, it sees the request first and the answer last. */
export function chain(...middlewares: readonly Middleware[]): Middleware {
  return (target) => middlewares.reduceRight((inner, middleware) => middleware(inner), target);
}

const route = createRouter(operations);

/** The operation that a request names, `undefined` when the API has none there. */
export function routeOf({ method, url }: Request): Route | undefined {
  return route(method, pathnameOf(url));
}
