import { Hono } from 'hono';
import { cors as honoCors } from 'hono/cors';
import type { Middleware } from './middleware.ts';

/** How long a browser may keep the answer to a preflight, in seconds. */
const maxAge = 600;

/**
 * Lets pages of another origin call a target, of any by default: it answers preflights, and says on every answer that it
 * may be read. No cookies are let through; this API has none.
 */
export function cors(origin = '*'): Middleware {
  return (target) => {
    const app = new Hono();
    app.use(honoCors({ origin, maxAge, exposeHeaders: ['Retry-After', 'X-Request-Id'] }));
    app.all('*', ({ req }) => target(req.raw));
    app.onError((error) => {
      throw error; // what a target throws is for who put it on a port
    });
    return async (request) => app.fetch(request);
  };
}
