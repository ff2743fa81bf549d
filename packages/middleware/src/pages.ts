import { type Incoming, normalPath, type Outgoing } from '@dli-connections/contract/server';
import type { Middleware } from './middleware.ts';

/** Answers a GET or HEAD. */
export type ServedPage = (request: Incoming) => Outgoing | Promise<Outgoing>;

/** Pages by their path. */
export type Pages = ReadonlyMap<string, ServedPage>;

/** Answers GET and HEAD of pages, without credentials, unless `isTaken` finds the path in the contract. */
export function beside(pages: Pages, isTaken: (path: string) => boolean = () => false): Middleware {
  return (inner) => async (request) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const path = reads ? normalPath(request.url.pathname) : '';
    const page = pages.get(path);
    return page && !isTaken(path) ? page(request) : inner(request);
  };
}
