import { checkVisible } from '@dli-connections/signature';
import { hasFunctions, must } from './checks.ts';

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
  /** Sets the credentials in the headers of a request. `body` is the text that is sent, empty without a body. */
  authorize(head: Head, body: string | ArrayBuffer): void | Promise<void>;
  /** Called after a 401; returns true if there may be new credentials. It may be async. */
  refused(head: Head): boolean | Promise<boolean>;
  /** Secrets that no error may show; `undefined` for one that is not there yet. Called once for a check when a client is made. */
  secrets(): readonly (string | undefined)[];
}

/** A token, a source of tokens, or something that signs, see `signed`. */
export type Credentials = string | TokenSource | Authorizer;

const header = 'X-Auth-Token';
const taken = 'a token, a function that gets one, or { accessKey, secretKey }';

/** The authorizer of credentials; throws a TypeError for invalid ones. */
export function authorizerOf(credentials: Credentials): Authorizer {
  if (!credentials) throw new TypeError(`credentials is missing: it takes ${taken}`);
  if (typeof credentials === 'function') return renewing(credentials);
  if (typeof credentials === 'string') {
    const token = checkVisible('credentials', credentials);
    return {
      authorize: ({ headers }) => headers.set(header, token),
      refused: () => false,
      secrets: () => [token],
    };
  }
  must(
    hasFunctions(credentials, ['authorize', 'refused', 'secrets']) && Array.isArray(credentials.secrets()),
    'credentials',
    // Keys that the whole client would have signed with.
    'accessKey' in Object(credentials) ? 'signed({ accessKey, secretKey }), of /signing' : taken,
  );
  return credentials;
}

/** Authorizes with the last token of a source. */
function renewing(source: TokenSource): Authorizer {
  let token = '';
  let pending: Promise<void> | undefined;
  let fresh = false;
  const load = async () => {
    token = checkVisible('token', await source());
    fresh = true;
  };
  return {
    async authorize({ headers }) {
      // One call of the source serves all waiting requests; a failed call is not reused.
      pending ??= load().catch((error: unknown) => {
        pending = undefined;
        throw error;
      });
      await pending;
      headers.set(header, token);
    },
    refused({ headers }) {
      // Another call may have fetched a new token meanwhile, or may be fetching it.
      if (fresh && headers.get(header) === token) {
        fresh = false;
        pending = undefined;
      }
      return true;
    },
    secrets: () => [token],
  };
}
