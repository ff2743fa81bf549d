import type { Route } from './route.ts';

/** Bytes that are not shared between threads. Naming their buffer type would require TypeScript 5.7 of every importer. */
export type Bytes = ReturnType<TextEncoder['encode']>;

/** The raw body, or the reason why it cannot be read. */
export type TakenBytes = Bytes | 'too large' | 'too many pieces' | 'cut off' | 'busy';

/** A request as a server received it, in plain values: touching `Request` would make Node load `fetch`. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  /** By lower-case name, as in `node:http`; a header that was sent twice is joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `false` when there is no body at all. A body that is there may still be empty. */
  readonly hasBody: boolean;
  /** Reads the whole body, or stops past `limit` bytes. It is read once: later calls give the same, whatever their limit. */
  readonly take: (limit: number) => Promise<TakenBytes>;
}

/** The answer to a request, in plain values. */
export interface Outgoing {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`, a line each: no comma may join them (RFC 9110, 5.3). */
  readonly cookies?: string[] | undefined;
  /** Pieces are made as the client reads them; when they fail, the answer is cut off. */
  readonly body: string | Bytes | AsyncIterable<string | Uint8Array> | null;
  /** The requested operation, for logs and metrics. Not sent. */
  readonly route?: Route | undefined;
  /** The name of the caller, for logs, where it is known. Not sent. */
  readonly caller?: string | undefined;
}

/** A server without its port. */
export type Exchange = (request: Incoming) => Promise<Outgoing>;
