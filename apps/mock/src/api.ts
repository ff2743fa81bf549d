/** The types of the package's exports. They refer to none that would bring a package along. */
import type { RequestRecord } from '@dli-connections/middleware/request-record';

/** Defaults for requests that do not say otherwise. */
export interface Habits {
  /** Answer with generated values instead of examples. */
  dynamic?: boolean;
  /** Seed for generated values and simulated failures, for repeatable runs. */
  seed?: string | undefined;
  /** Share of the legal requests, 0 to 1, that are answered with a documented error. */
  errors?: number;
}

/** Options of a mock. */
export interface MockOptions extends Habits {
  /** Called with each failure that is answered with 500. Prints it by default. */
  onError?: (error: unknown) => void;
}

/** Options of a mock on a port. */
export interface StartMockOptions extends MockOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** File of an OpenAPI 3.1 description to serve in place of the contract. */
  spec?: string | undefined;
  /** Follow the edits of that file and of those that it refers to. */
  watch?: boolean;
  /** Called with one line for each edit: whether it is served, or why it cannot be. Prints it by default. */
  report?: (line: string) => void;
  /** Wait before each answer, in milliseconds. */
  delayMs?: number;
  /** The origin whose pages may call, `*` for any. None by default. */
  cors?: string | undefined;
  /** Takes a record of each request. Without it nothing is logged. */
  log?: ((line: RequestRecord) => void) | undefined;
}

/** A mock that is being served. */
export interface ServedMock {
  /** Address to send requests to, without a slash at its end. */
  url: string;
  port: number;
  /** Stops listening and resolves when the last connection is gone: running requests have a few seconds to finish. */
  close: () => Promise<void>;
}

/** Makes a mock: a function from request to answer. */
export type CreateMock = (options?: MockOptions) => Promise<(request: Request) => Promise<Response>>;

/** Puts a mock on a port. Rejects with an Error of one line when the port or the spec cannot be used. */
export type StartMock = (options: StartMockOptions) => Promise<ServedMock>;
