import type { Middleware } from './middleware.ts';

/** The header that names a request, in both directions. */
export const requestIdHeader = 'x-request-id';

/** Visible ASCII: nothing that could forge a line of a log or a header. */
const sane = /^[\x21-\x7e]{1,128}$/;

/** Names every answer in `X-Request-Id`: by the client's own identifier when it is a sane one, otherwise by a new one. */
export function requestIds(newId: () => string = () => crypto.randomUUID()): Middleware {
  return (inner) => async (request) => {
    const given = request.headers[requestIdHeader] ?? '';
    const answer = await inner(request);
    return { ...answer, headers: { ...answer.headers, [requestIdHeader]: sane.test(given) ? given : newId() } };
  };
}
