/** The tokens and access keys that the server accepts, each with its projects. */
export interface KnownCredentials {
  readonly tokens?: readonly (Holder & Token)[];
  readonly access_keys?: readonly (Holder & { readonly access_key: string; readonly secret_key: string })[];
}

interface Holder {
  readonly projects: readonly string[];
}

interface Token {
  /** The token, or its hash as `sha256:` and hexadecimal digits. */
  readonly token: string;
  /** The name of its holder, for logs. */
  readonly name?: string;
}
