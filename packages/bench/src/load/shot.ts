/** Some seconds of load. */
export interface Shot {
  /** Addresses, with the path. Several are taken in turn, each by some of the connections. */
  urls: readonly string[];
  /** Paths that the requests take in turn, behind each URL; the URL alone without them. */
  paths?: readonly string[];
  method: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  /** In it `{name}` becomes a name that no other request has. */
  body?: string;
  connections: number;
  seconds: number;
  /** The status that each answer must have. */
  status: number;
}
