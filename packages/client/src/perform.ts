import { startDeadline } from './abort.ts';
import type { Call } from './call.ts';
import { type Check, checkSignal, checkTime } from './checks.ts';
import { DliError } from './errors.ts';
import { finalError, lateError } from './final-error.ts';
import { notify } from './hooks.ts';
import { checkOptions } from './options.ts';
import { waitBefore } from './retry.ts';
import { type Attempt, send } from './send.ts';

/** Options of a single call. */
export interface CallOptions {
  /** Ends the call: it rejects at once, with the reason of the signal. It may have been carried out. */
  signal?: AbortSignal | undefined;
  /** The time for the call, all attempts and bodies included, in milliseconds; that of the client by default. */
  timeoutMs?: number | undefined;
}

const callOptions = { signal: checkSignal, timeoutMs: checkTime } satisfies Record<keyof CallOptions, Check>;

/** Sends a call as often as is allowed and harmless, within its time. */
export async function perform(call: Call, input: unknown, options: CallOptions): Promise<unknown> {
  const {
    operationId,
    clock,
    retry,
    authorizer,
    hooks: { onResponse },
  } = call;
  const { signal, timeoutMs = call.timeoutMs } = checkOptions('the options of a call', options, callOptions);
  const parts = call.split(input);
  let attempt: Attempt = { number: 1 };
  let last: DliError | undefined;
  let wasOpen = false;
  let renewed = false;
  const tooLate = () => finalError(call, lateError(call, timeoutMs, wasOpen || !!attempt.sent, last), false);
  const deadline = startDeadline(clock, timeoutMs, tooLate, signal);
  /** Delay until the call is sent again, in milliseconds; `undefined` if it is not. */
  const retryIn = async (error: DliError, { number, sent, response }: Attempt) => {
    if (response?.status === 401 && sent && !renewed && (await authorizer.refused(sent))) {
      renewed = true;
      return 0;
    }
    if (!error.retryable || number >= retry.attempts) return undefined;
    const wait = waitBefore(clock, retry, number, response);
    return clock.now() + wait < deadline.at ? wait : undefined;
  };

  try {
    for (;;) {
      const started = clock.now();
      let retryInMs: number | undefined;
      try {
        return await deadline.step(
          retry.attemptTimeoutMs,
          (signal) => send(call, parts, attempt, signal),
          () => lateError(call, retry.attemptTimeoutMs, !!attempt.sent, last),
        );
      } catch (error) {
        if (!(error instanceof DliError)) throw error;
        attempt.error = error;
        retryInMs = await deadline.step(timeoutMs, () => retryIn(error, attempt));
        if (retryInMs === undefined) throw finalError(call, error, wasOpen);
        wasOpen ||= error.mayHaveHappened;
        last = error;
      } finally {
        const { number, error, response } = attempt;
        void notify(onResponse, {
          operationId,
          attempt: number,
          durationMs: clock.now() - started,
          status: response?.status,
          error,
          retryInMs,
        });
      }
      // Not sent yet, in case the time runs out during the wait.
      attempt = { number: attempt.number + 1 };
      await deadline.step(retryInMs);
    }
  } finally {
    deadline.end();
  }
}
