import { checkToken } from './settings.ts';

/** Gets a token that IAM issued for the project. It is called when one is first needed, and again when it is refused. */
export type TokenSource = () => string | Promise<string>;

/** Puts credentials on requests. */
export interface Authorizer {
  /** The request with credentials; the same one or a copy. `body` is the text that it has for a body, where that is known. */
  authorize(request: Request, body?: string): Promise<Request>;
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
  let token = typeof credentials === 'function' ? '' : checkToken(credentials);
  let pending: Promise<void> | undefined;
  let fresh = false;
  const load = async (source: TokenSource) => {
    token = checkToken(await source());
    fresh = true;
  };
  return {
    async authorize(request) {
      if (typeof credentials === 'function') {
        // One call of the source serves all that wait; a failed one serves none after it.
        pending ??= load(credentials).catch((error: unknown) => {
          pending = undefined;
          throw error;
        });
        await pending;
      }
      request.headers.set(header, token);
      return request;
    },
    refused(request) {
      // Another call may have got a new token in the meantime, or be about to.
      if (fresh && request.headers.get(header) === token) {
        fresh = false;
        pending = undefined;
      }
      return typeof credentials === 'function';
    },
    secrets: () => [token],
  };
}
