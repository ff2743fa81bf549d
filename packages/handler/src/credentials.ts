/** The tokens and access keys that there are, and the projects that each of them is for. */
export interface Credentials {
  readonly tokens?: readonly (Holder & { readonly token: string })[];
  readonly access_keys?: readonly (Holder & { readonly access_key: string; readonly secret_key: string })[];
}

interface Holder {
  readonly projects: readonly string[];
}
