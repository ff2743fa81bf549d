import type { OperationId, Repeat } from '@dli-connections/contract';
import type { Call } from './answer.ts';
import { type DliError, TimeoutError, UnknownOutcomeError } from './errors.ts';
import { isPassing, outcomeWithout } from './outcome.ts';

/** The error for a call or an attempt that took longer than `ms`; `last` is the failure of the attempt before. */
export function lateError(
  operationId: OperationId,
  repeat: Repeat,
  ms: number,
  sent: boolean,
  last: DliError | undefined,
): DliError {
  return new TimeoutError(operationId, `it took longer than ${ms} ms`, {
    timeoutMs: ms,
    ...outcomeWithout(repeat, sent),
    ...(last && { cause: last }),
  });
}

/**
 * The error to reject with after the last attempt. If a change may have been made and cannot safely be repeated, it is an
 * `UnknownOutcomeError`. `wasOpen` says that an attempt before may have made it.
 */
export function finalError({ operationId, row: [, , repeat] }: Call, error: DliError, wasOpen: boolean): DliError {
  // Logs show the message of the cause, each of which begins with the operation.
  const unknown = (retryable: boolean, why: string) =>
    new UnknownOutcomeError(operationId, `${why}: ${error.message.slice(operationId.length + 2)}`, {
      retryable,
      mayHaveHappened: true,
      cause: error,
    });

  const unanswered = error.mayHaveHappened && !('status' in error && !isPassing(Number(error.status)));
  if (repeat === 'once' && unanswered) return unknown(false, 'it may or may not be done');
  if (!wasOpen || error.mayHaveHappened) return error;
  return unknown(repeat === 'idempotent', 'an earlier attempt may have been carried out');
}
