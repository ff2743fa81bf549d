import type { OperationId } from '@dli-connections/contract';
import type { DliError } from './errors.ts';

/** An attempt that is about to be sent. Credentials are added later, so it holds no secrets. */
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
  /** The HTTP status; `undefined` if no answer came. */
  readonly status: number | undefined;
  /** The reason why the attempt failed, without secrets; `undefined` if it succeeded or was aborted. */
  readonly error: DliError | undefined;
  /** Delay until the next attempt, in milliseconds; `undefined` if there is none. */
  readonly retryInMs: number | undefined;
}

/** Functions that see every attempt, for logs and traces. A failing hook changes nothing: its error goes to the console. */
export interface Hooks {
  onRequest?: ((event: RequestEvent) => void) | undefined;
  onResponse?: ((event: ResponseEvent) => void) | undefined;
}

/** Calls a hook, if there is one; it may be async. Its errors go to the console: a log that fails must not turn a success into a failure. */
export async function notify<Event>(hook: ((event: Event) => void) | undefined, event: Event): Promise<void> {
  try {
    await hook?.(event);
  } catch (error) {
    console.error('a client hook failed:', error);
  }
}
