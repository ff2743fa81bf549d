import { hmac, sha256 } from '@dli-connections/signature';

/** The tokens and access keys that the server accepts, each with its projects. */
export interface KnownCredentials {
  readonly tokens?: readonly (Holder & Token)[];
  readonly access_keys?: readonly AccessKey[];
}

interface Holder {
  readonly projects: readonly string[];
}

interface AccessKey extends Holder {
  readonly access_key: string;
  readonly secret_key: string;
}

interface Token {
  /** The token, or its hash as `sha256:` and hexadecimal digits. */
  readonly token: string;
  /** The name of its holder, for logs. */
  readonly name?: string;
}

/** The holder of a token or an access key. */
export interface Caller {
  /** For logs: the access key, or the name of the token. Never a secret. */
  readonly name: string;
  readonly projects: readonly string[];
}

/** The form of a token that is stored as its hash. */
const hashed = /^sha256:[0-9a-f]{64}$/;

/** The hash of a token as credentials may have it. It protects only long random tokens. */
export async function hashOfToken(token: string): Promise<string> {
  return `sha256:${await sha256(token)}`;
}

/** Finds callers among credentials that may change. */
export function followCallers(source: KnownCredentials | (() => KnownCredentials)) {
  const current = typeof source === 'function' ? source : () => source;
  let known = current();
  let callers = createCallers(known);
  return () => {
    const now = current();
    if (now !== known) {
      known = now;
      callers = createCallers(now);
    }
    return callers;
  };
}

function createCallers({ tokens = [], access_keys = [] }: KnownCredentials) {
  // Tokens are looked up by a keyed hash that only this process can compute, so timing reveals nothing about a token.
  const secret = crypto.randomUUID();
  const codeOf = async (hash: string) => hmac(secret, hash);
  const entries = tokens.map(async ({ token, name, projects }, at) => {
    const code = await codeOf(hashed.test(token) ? token : await hashOfToken(token));
    return [code, { name: name ?? `tokens[${at}]`, projects }] as const;
  });
  const byCode = Promise.all(entries).then((all) => new Map<string, Caller>(all));
  return {
    ofToken: async (token: string) => (await byCode).get(await codeOf(await hashOfToken(token))),
    accessKeys: new Map(access_keys.map((each) => [each.access_key, each])),
  };
}
