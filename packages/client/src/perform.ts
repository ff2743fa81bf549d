import { within } from './abort.ts';
import type { Call } from './answer.ts';
import type { Clock } from './clock.ts';
import { DliError } from './errors.ts';
import { finalError, lateError } from './final-error.ts';
import { notify } from './hooks.ts';
import type { RequestInput } from './input.ts';
import { callOptions, checkOptions } from './options.ts';
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
  const { clock, retry, authorizer, hooks } = runtime;
  const { onResponse } = hooks;
  const { operationId } = call;
  const { signal, timeoutMs = runtime.timeoutMs } = checkOptions('the options of a call', options, callOptions);
  const parts = split(input);
  let underWay: Attempt | undefined;
  let last: DliError | undefined;
  let wasOpen = false;
  let renewed = false;
  const tooLate = () => finalError(call, lateError(call, timeoutMs, wasOpen || !!underWay?.sent, last), false);

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
          () => lateError(call, retry.attemptTimeoutMs, !!attempt.sent, last),
          (signal) => send(runtime, call, parts, attempt, signal),
        );
      } catch (reason) {
        if (!(reason instanceof DliError)) throw reason;
        error = reason;
        if (isOver()) throw reason;
        const { sent, response } = attempt;
        if (response?.status === 401 && sent && !renewed && authorizer.refused(sent)) {
          renewed = true;
          retryInMs = 0;
        } else if (reason.retryable && number < retry.attempts) {
          const wait = waitBefore(clock, retry, number, response);
          if (clock.now() + wait < deadline) retryInMs = wait;
        }
        if (retryInMs === undefined) throw finalError(call, reason, wasOpen);
        wasOpen ||= reason.mayHaveHappened;
        last = reason;
      } finally {
        underWay = undefined;
        if (onResponse) {
          const [durationMs, status] = [clock.now() - started, attempt.response?.status];
          void notify(onResponse, { operationId, attempt: number, durationMs, status, error, retryInMs });
        }
      }
      await step(retryInMs);
    }
  });
}
