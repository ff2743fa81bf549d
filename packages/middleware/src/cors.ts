import type { Incoming, Outgoing } from '@dli-connections/contract/server';
import type { Middleware } from './middleware.ts';

/** Time for which a browser may cache the answer to a preflight, in seconds. */
const maxAge = 600;

/** True for a preflight (Fetch, "CORS-preflight request"); any other OPTIONS may be an operation of the API. */
const isPreflight = ({ method, headers }: Incoming) =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

/** Lets pages of another origin call, any by default, without cookies: this API has none. */
export function cors(origin = '*'): Middleware {
  const sharedWith = (request: Incoming) => ({
    ...((origin === '*' || request.headers.origin === origin) && { 'access-control-allow-origin': origin }),
    'access-control-expose-headers': '*',
  });
  const variesBy = origin === '*' ? [] : ['Origin'];

  function preflight(request: Incoming): Outgoing {
    const asked = request.headers['access-control-request-headers'];
    const vary = asked ? [...variesBy, 'Access-Control-Request-Headers'] : variesBy;
    return {
      status: 204,
      headers: {
        ...sharedWith(request),
        'access-control-max-age': String(maxAge),
        'access-control-allow-methods': 'GET,HEAD,PUT,POST,DELETE,PATCH,QUERY',
        ...(asked && { 'access-control-allow-headers': asked.replaceAll(/\s*,\s*/g, ',') }),
        ...(vary.length > 0 && { vary: vary.join(', ') }),
      },
      body: null,
    };
  }

  return (inner) => async (request) => {
    if (isPreflight(request)) return preflight(request);
    const answer = await inner(request);
    const vary = variesBy.length > 0 && { vary: [answer.headers.vary ?? [], variesBy].flat().join(', ') };
    return { ...answer, headers: { ...answer.headers, ...sharedWith(request), ...vary } };
  };
}
