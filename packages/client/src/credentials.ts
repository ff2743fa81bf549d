import { checkToken } from './settings.ts';

/** Gets a token that IAM issued for the project. It is called when one is first needed, and again when it is refused. */
export type TokenSource = () => string | Promise<string>;

/** Puts credentials on requests. */
export interface Authorizer {
  /** The request with credentials; the same one or a copy. */
  authorize(request: Request): Promise<Request>;
  /** Told of a request that was answered 401. Says whether there may be other credentials now. */
  refused(request: Request): boolean;
  /** What must not be seen in an error. */
  secrets(): readonly string[];
}

/** As whom a client calls: a token, a source of tokens, or something that signs, see `signed`. */
export type Credentials = string | TokenSource | Authorizer;

const header = 'X-Auth-Token';

/** What puts credentials on requests; throws a TypeError for those that cannot be. */
export function authorizerOf(credentials: Credentials): Authorizer {
  if (typeof credentials === 'object' && credentials !== null) return credentials;
  return typeof credentials === 'function' ? fromSource(credentials) : fixed(checkToken(credentials));
}

function fixed(token: string): Authorizer {
  return { authorize: async (request) => carrying(request, token), refused: () => false, secrets: () => [token] };
}

function fromSource(source: TokenSource): Authorizer {
  let pending: Promise<string> | undefined;
  let token = '';
  let fresh = false;
  const load = async () => {
    token = checkToken(await source());
    fresh = true;
    return token;
  };
  return {
    async authorize(request) {
      // One call of the source serves all that wait; a failed one serves none after it.
      pending ??= load().catch((error: unknown) => {
        pending = undefined;
        throw error;
      });
      return carrying(request, await pending);
    },
    refused(request) {
      // Another call may have got a new token in the meantime, or be about to.
      if (fresh && request.headers.get(header) === token) {
        fresh = false;
        pending = undefined;
      }
      return true;
    },
    secrets: () => [token],
  };
}

function carrying(request: Request, token: string): Request {
  request.headers.set(header, token);
  return request;
}
