import type { OperationId } from '@dli-connections/contract';
import type { DliError } from './errors.ts';

/** An attempt that is about to be sent. Credentials are put on after it, so there are no secrets in it. */
export interface RequestEvent {
  readonly operationId: OperationId;
  /** 1 for the first. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  /** The headers of the request. Headers that are set here are sent, such as `traceparent`. */
  readonly headers: Headers;
}

/** An attempt that has ended. */
export interface ResponseEvent {
  readonly operationId: OperationId;
  readonly attempt: number;
  readonly durationMs: number;
  /** The HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined;
  /** Why the attempt failed; `undefined` where it did not, and where it was aborted. Secrets are taken out. */
  readonly error: DliError | undefined;
  /** When it is repeated, in milliseconds; `undefined` where it is not. */
  readonly retryInMs: number | undefined;
}

/** Functions that see every attempt, for logs and traces. A hook that fails changes nothing: the console has its error. */
export interface Hooks {
  onRequest?: ((event: RequestEvent) => void) | undefined;
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/** Calls a hook, which may be async. Its errors go to the console: a log that fails must not turn a success into a failure. */
export async function notify<Event>(hook: (event: Event) => void, event: Event): Promise<void> {
  try {
    await hook(event);
  } catch (error) {
    console.error('a hook of the client failed:', error);
  }
}
