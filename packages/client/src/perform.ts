import { within } from './abort.ts';
import type { Call } from './answer.ts';
import { type Clock, checkTime } from './clock.ts';
import { DliError, TimeoutError, UnknownOutcomeError } from './errors.ts';
import { tell } from './hooks.ts';
import type { RequestInput } from './input.ts';
import { callOptions, checkNames } from './options.ts';
import { isPassing, outcomeWithout } from './outcome.ts';
import { type Retry, waitBefore } from './retry.ts';
import { type Attempt, send, type Wire } from './send.ts';

/** Options of a single call. */
export interface CallOptions {
  /** Ends the call: it rejects at once, with the reason of the signal. Whether it was carried out is then open. */
  signal?: AbortSignal | undefined;
  /** The time for the call, all attempts and bodies included, in milliseconds; that of the client by default. */
  timeoutMs?: number | undefined;
}

/** The settings that all calls of a client share. */
export interface Runtime extends Wire {
  clock: Clock;
  retry: Retry;
  timeoutMs: number;
}

/** Sends a call as often as is allowed and harmless, within its time. */
export async function perform(
  runtime: Runtime,
  call: Call,
  split: (input: unknown) => RequestInput,
  input: unknown,
  options: CallOptions,
): Promise<unknown> {
  const {
    clock,
    retry,
    authorizer,
    hooks: { onResponse },
  } = runtime;
  const {
    operationId,
    row: [, , repeat],
  } = call;
  const { signal } = checkNames('the options of a call', options, callOptions);
  if (signal && typeof signal.aborted !== 'boolean') throw new TypeError('signal must be an AbortSignal');
  const parts = split(input);
  const timeoutMs = checkTime('timeoutMs', options.timeoutMs ?? runtime.timeoutMs);
  let underWay: Attempt | undefined;
  let last: DliError | undefined;
  let wasOpen = false;
  let renewed = false;

  const late = (ms: number, sent: boolean) =>
    new TimeoutError(operationId, `it took longer than ${ms} ms`, {
      timeoutMs: ms,
      ...outcomeWithout(repeat, sent),
      ...(last && { cause: last }),
    });

  // Logs show the message of the cause, each of which begins with the operation.
  const unknown = (cause: DliError, retryable: boolean, why: string) =>
    new UnknownOutcomeError(operationId, `${why}: ${cause.message.slice(operationId.length + 2)}`, {
      retryable,
      mayHaveHappened: true,
      cause,
    });

  /**
   * The error to reject with after the last attempt. If a change may have been made and cannot safely be repeated, it is an
   * `UnknownOutcomeError`.
   */
  function verdictOn(error: DliError, wasOpen: boolean): DliError {
    const unanswered = error.mayHaveHappened && !('status' in error && !isPassing(Number(error.status)));
    if (repeat === 'once' && unanswered) return unknown(error, false, 'it may or may not be done');
    if (!wasOpen || error.mayHaveHappened) return error;
    const why = 'this attempt failed for sure, but one before it may have been carried out';
    return unknown(error, repeat === 'idempotent', why);
  }

  /** When the call is sent again, in milliseconds; `undefined` where it is not. */
  function waitAfter(
    { retryable }: DliError,
    { number, sent, response }: Attempt,
    deadline: number,
  ): number | undefined {
    if (response?.status === 401 && sent && !renewed && authorizer.refused(sent)) {
      renewed = true;
      return 0;
    }
    if (!retryable || number >= retry.attempts) return undefined;
    const wait = waitBefore(clock, retry, number, response);
    return clock.now() + wait < deadline ? wait : undefined;
  }

  const tooLate = () => verdictOn(late(timeoutMs, wasOpen || underWay?.sent !== undefined), false);

  return await within(clock, timeoutMs, tooLate, signal, async (step, isOver, deadline) => {
    for (let number = 1; ; number++) {
      const attempt: Attempt = { number };
      underWay = attempt;
      const started = onResponse ? clock.now() : 0;
      let error: DliError | undefined;
      let retryInMs: number | undefined;
      try {
        return await step(
          retry.attemptTimeoutMs,
          () => late(retry.attemptTimeoutMs, attempt.sent !== undefined),
          (signal) => send(runtime, call, parts, attempt, signal),
        );
      } catch (reason) {
        if (!(reason instanceof DliError)) throw reason;
        error = reason;
        if (isOver()) throw reason;
        retryInMs = waitAfter(reason, attempt, deadline);
        if (retryInMs === undefined) throw verdictOn(reason, wasOpen);
        wasOpen ||= reason.mayHaveHappened;
        last = reason;
      } finally {
        underWay = undefined;
        if (onResponse) {
          const [durationMs, status] = [clock.now() - started, attempt.response?.status];
          tell(onResponse, { operationId, attempt: number, durationMs, status, error, retryInMs });
        }
      }
      await step(retryInMs);
    }
  });
}
