/** The tokens and access keys that the server accepts, each with its projects. */
export interface KnownCredentials {
  readonly tokens?: readonly (Holder & Token)[];
  readonly access_keys?: readonly AccessKey[];
}

interface Holder {
  readonly projects: readonly string[];
}

/** A pair of keys to sign with. */
export interface AccessKey extends Holder {
  readonly access_key: string;
  readonly secret_key: string;
}

interface Token {
  /** The token, or its hash as `sha256:` and hexadecimal digits. */
  readonly token: string;
  /** The name of its holder, for logs. */
  readonly name?: string;
}
