import type { Call } from './call.ts';
import { type DliError, TimeoutError, UnknownOutcomeError } from './errors.ts';
import { isPassing, noAnswer, untouched } from './outcome.ts';

/** The error for a call or an attempt that took longer than `ms`; `last` is the failure of the attempt before. */
export function lateError({ fail }: Call, timeoutMs: number, sent: boolean, last: DliError | undefined): DliError {
  return fail(
    TimeoutError,
    `it took longer than ${timeoutMs} ms`,
    { timeoutMs, ...(last && { cause: last }) },
    sent ? noAnswer : untouched,
  );
}

/**
 * The error to reject with after the last attempt. If a change may have been made and cannot safely be repeated, it is an
 * `UnknownOutcomeError`. `wasOpen` says that an attempt before may have made it.
 */
export function finalError(
  { operationId, row: [, , repeat], fail }: Call,
  error: DliError,
  wasOpen: boolean,
): DliError {
  // Logs show the message of the cause, each of which begins with the operation.
  const unknown = (why: string, retryable: boolean) =>
    fail(
      UnknownOutcomeError,
      `${why}: ${error.message.slice(operationId.length + 2)}`,
      { retryable, cause: error },
      noAnswer,
    );

  const { mayHaveHappened } = error;
  const isOpen = mayHaveHappened && isPassing('status' in error ? Number(error.status) : noAnswer);
  if (repeat === 'once' && isOpen) return unknown('it may or may not be done', false);
  if (!wasOpen || mayHaveHappened) return error;
  return unknown('an earlier attempt may be done', repeat === 'idempotent');
}
