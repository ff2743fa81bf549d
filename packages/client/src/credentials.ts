import { checkVisible } from '@dli-connections/signature';

/** Gets a token that IAM issued for the project. Called when one is first needed, and again when it is refused. */
export type TokenSource = () => string | Promise<string>;

/** A request without its body; headers set here are sent. */
export interface Head {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Headers;
}

/** Puts credentials on requests. */
export interface Authorizer {
  /** Sets the credentials in the headers of a request, whose body is given as it is sent; empty where it has none. */
  authorize(head: Head, body: string | ArrayBuffer): void | Promise<void>;
  /** Called after a 401; returns true if there may be other credentials now. */
  refused(head: Head): boolean;
  /** Secrets that must not be seen in an error. */
  secrets(): readonly string[];
}

/** A token, a source of tokens, or something that signs, see `signed`. */
export type Credentials = string | TokenSource | Authorizer;

const header = 'X-Auth-Token';
const taken = 'a token, a function that gets one, or an access key { accessKey, secretKey }, in the core signed({ … })';

/** The authorizer of credentials; throws a TypeError for those that cannot be. */
export function authorizerOf(credentials: Credentials): Authorizer {
  if (!credentials) throw new TypeError(`credentials is missing: it takes ${taken}`);
  let token = '';
  if (typeof credentials === 'string') token = checkVisible('token', credentials);
  else if (typeof credentials !== 'function') {
    if (typeof credentials.authorize === 'function') return credentials;
    throw new TypeError(`credentials must be ${taken}`);
  }
  let pending: Promise<void> | undefined;
  let fresh = false;
  const load = async (source: TokenSource) => {
    token = checkVisible('token', await source());
    fresh = true;
  };
  return {
    authorize({ headers }) {
      const put = () => headers.set(header, token);
      if (typeof credentials !== 'function') return put();
      // One call of the source serves all that wait; a failed one serves none after it.
      pending ??= load(credentials).catch((error: unknown) => {
        pending = undefined;
        throw error;
      });
      return pending.then(put);
    },
    refused({ headers }) {
      // Another call may have got a new token in the meantime, or be about to.
      if (fresh && headers.get(header) === token) {
        fresh = false;
        pending = undefined;
      }
      return typeof credentials === 'function';
    },
    secrets: () => [token],
  };
}
