import { pause, within } from './abort.ts';
import type { Call } from './answer.ts';
import { type Clock, checkTime } from './clock.ts';
import { DliError, TimeoutError, UnknownOutcomeError } from './errors.ts';
import { tell } from './hooks.ts';
import type { RequestInput } from './input.ts';
import { type Retry, waitBefore } from './retry.ts';
import { type Attempt, send, type Wire } from './send.ts';
import { isPassing, standingWithout } from './standing.ts';

/** What may be said about a single call. */
export interface CallOptions {
  /** Ends the call: it rejects at once, with the reason of the signal. Whether it was carried out is then open. */
  signal?: AbortSignal | undefined;
  /** How long the call may take, all attempts and bodies included, in milliseconds; that of the client by default. */
  timeoutMs?: number | undefined;
}

/** What calls go through, and how they are repeated. */
export interface Runtime extends Wire {
  clock: Clock;
  retry: Retry;
  timeoutMs: number;
}

/** Sends a call as often as is allowed and harmless, within its time. */
export async function perform(
  runtime: Runtime,
  call: Call,
  parts: RequestInput,
  options: CallOptions,
): Promise<unknown> {
  const { clock, retry, authorizer, hooks } = runtime;
  const { operationId, repeat } = call;
  const timeoutMs = checkTime('timeoutMs', options.timeoutMs ?? runtime.timeoutMs);
  const deadline = clock.now() + timeoutMs;
  let attempt: Attempt = { number: 0 };
  let last: DliError | undefined;
  let wasOpen = false;
  let renewed = false;

  const late = () => {
    const standing = standingWithout(repeat, wasOpen || attempt.request !== undefined);
    return verdictOn(call, new TimeoutError(operationId, timeoutMs, standing, last), false);
  };

  /** When the call is sent again, in milliseconds; `undefined` where it is not. */
  function waitAfter(error: DliError): number | undefined {
    const { number, request, response } = attempt;
    if (response?.status === 401 && request && !renewed && authorizer.refused(request)) {
      renewed = true;
      return 0;
    }
    if (!error.retryable || number >= retry.attempts) return undefined;
    const wait = waitBefore(clock, retry, number, response);
    return clock.now() + wait < deadline ? wait : undefined;
  }

  return within(clock, timeoutMs, late, options.signal, async (signal) => {
    for (let number = 1; ; number++) {
      const current: Attempt = { number };
      attempt = current;
      const started = clock.now();
      const ended = (error: DliError | undefined, retryInMs: number | undefined) => {
        const [durationMs, status] = [clock.now() - started, current.response?.status];
        tell(hooks.onResponse, { operationId, attempt: number, durationMs, status, error, retryInMs });
      };
      const slow = () => {
        const standing = standingWithout(repeat, current.request !== undefined);
        return new TimeoutError(operationId, retry.attemptTimeoutMs, standing);
      };
      try {
        const work = (signal: AbortSignal) => send(runtime, call, parts, current, signal);
        const result = await within(clock, retry.attemptTimeoutMs, slow, signal, work);
        ended(undefined, undefined);
        return result;
      } catch (error) {
        if (signal.aborted || !(error instanceof DliError)) {
          ended(error instanceof DliError ? error : undefined, undefined);
          throw error;
        }
        const wait = waitAfter(error);
        ended(error, wait);
        if (wait === undefined) throw verdictOn(call, error, wasOpen);
        wasOpen ||= error.mayHaveHappened;
        last = error;
        // Nothing of it is out any more: what the end of the wait finds, it finds between two attempts.
        attempt = { number };
        if (wait > 0) await pause(clock, wait, signal);
      }
    }
  });
}

/**
 * What a call rejects with whose last attempt failed so. Where a change may have been made, and sending it again is no
 * way to find out, that is all that can be said.
 */
function verdictOn({ operationId, repeat }: Call, error: DliError, wasOpen: boolean): DliError {
  const status = 'status' in error ? Number(error.status) : undefined;
  const unanswered = error.mayHaveHappened && (status === undefined || isPassing(status));
  if (repeat === 'once' && unanswered) return new UnknownOutcomeError(operationId, error, false);
  if (!wasOpen || error.mayHaveHappened) return error;
  const why = 'this attempt failed for sure, but one before it may have been carried out';
  return new UnknownOutcomeError(operationId, error, repeat === 'idempotent', why);
}
