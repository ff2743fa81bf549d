import type { Middleware } from './middleware.ts';

/** The header that names a request, in both directions. */
export const requestIdHeader = 'x-request-id';

/** Visible ASCII: nothing that could forge a line of a log or a header. */
const sane = /^[\x21-\x7e]{1,128}$/;

/**
 * Names every answer in `X-Request-Id`: with the client's own identifier where it sent a sane one, otherwise with a new
 * one. The target's answers must have headers that can be set, which those of `fetch` have not.
 */
export function requestIds(newId: () => string = () => crypto.randomUUID()): Middleware {
  return (target) => async (request) => {
    const given = request.headers.get(requestIdHeader) ?? '';
    const response = await target(request);
    response.headers.set(requestIdHeader, sane.test(given) ? given : newId());
    return response;
  };
}
