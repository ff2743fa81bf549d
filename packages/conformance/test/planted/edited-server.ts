/** The callers that a server knows, as the kit gives them. */
export interface Known {
  token?: string;
  foreignToken?: string;
  keys?: { accessKey: string; secretKey: string };
  /** Names of queues and pools whose peerings fail. */
  failing?: Record<string, string>;
  /** The one project that the callers may ask for, where the server knows them by project. */
  project?: string;
}

/** A text that stands once in a file of the server, and its replacement. */
export type Edit = [file: string, from: string, to: string];

/** A server that can be edited. */
export interface EditedServer {
  /** Folder of its faults. */
  faults: URL;
  /** Callers and failing names, by the word after the dot in the name of a fault file. */
  known: Record<string, Known>;
  /** Folder of its text. */
  original: URL;
  /** The edits that have names fail. */
  failOn?: (names: readonly string[]) => Edit[];
  /** Copies its text into a folder. */
  copy: (to: URL) => Promise<void>;
  /** The file of an edit. */
  fileOf: (folder: URL, file: string) => URL;
  start: (copy: URL, known: Known) => Promise<Started>;
}

/** A server that was edited and started. */
export interface Started {
  url: string;
  restart: () => Promise<void>;
  close: () => Promise<unknown>;
}
