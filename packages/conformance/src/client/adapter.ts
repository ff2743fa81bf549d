import type { Target } from '@dli-connections/contract';

/** The parts of a request as a caller knows them; the project is the client's own. */
export interface ClientInput {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  /** Absent if the operation takes none. */
  body?: unknown;
}

/** The destination of a client's calls: the address over the network, or `fetch`, as it likes. */
export interface ClientPlace {
  endpoint: string;
  projectId: string;
  /** Sent as `X-Auth-Token`. */
  token: string;
  fetch: Target;
}

/**
 * A failed call as the client reports it: the service refused it, with an error or with `is_success: false`; the answer
 * breaks the contract; or the outcome is unknown.
 */
export type ReportedFailure =
  | { kind: 'refused'; status: number; error_code: string; error_msg: string }
  | { kind: 'soft failure'; message: string }
  | { kind: 'unexpected' }
  | { kind: 'unknown outcome' }
  /** Anything else, such as a call that was not sent, in words. */
  | { kind: 'other'; text: string };

/** A client, as the kit calls it. */
export interface Client {
  /** Resolves to the body of the success, `undefined` if it has none; rejects with an error of the client's own. */
  call: (operationId: string, input: ClientInput) => Promise<unknown>;
  /** Translates such an error. */
  classify: (error: unknown) => ReportedFailure;
}

/** Creates a client that sends each call once: retries must be off. */
export type CreateClient = (place: ClientPlace) => Client;
