import type { Call } from './answer.ts';
import { type DliError, TimeoutError, UnknownOutcomeError } from './errors.ts';
import { isPassing, outcomeWithout } from './outcome.ts';

/** The errors with which a call is given up. */
export function errorsOf({ operationId, row: [, , repeat] }: Call) {
  // Logs show the message of the cause, each of which begins with the operation.
  const unknown = (cause: DliError, retryable: boolean, why: string) =>
    new UnknownOutcomeError(operationId, `${why}: ${cause.message.slice(operationId.length + 2)}`, {
      retryable,
      mayHaveHappened: true,
      cause,
    });

  return {
    /** The error for a call or an attempt that took longer than `ms`; `last` is the failure of the attempt before. */
    late: (ms: number, sent: boolean, last: DliError | undefined) =>
      new TimeoutError(operationId, `it took longer than ${ms} ms`, {
        timeoutMs: ms,
        ...outcomeWithout(repeat, sent),
        ...(last && { cause: last }),
      }),

    /**
     * The error to reject with after the last attempt. If a change may have been made and cannot safely be repeated, it is
     * an `UnknownOutcomeError`. `wasOpen` says that an attempt before may have made it.
     */
    finalOf(error: DliError, wasOpen: boolean): DliError {
      const unanswered = error.mayHaveHappened && !('status' in error && !isPassing(Number(error.status)));
      if (repeat === 'once' && unanswered) return unknown(error, false, 'it may or may not be done');
      if (!wasOpen || error.mayHaveHappened) return error;
      const why = 'an earlier attempt may have been carried out';
      return unknown(error, repeat === 'idempotent', why);
    },
  };
}
