import type { OperationId } from '@dli-connections/contract';
import type { Outcome } from './outcome.ts';

/** The fields of an error class, and the cause if there is one. */
export type ErrorFields<Self> = Outcome & Omit<Self, keyof Error | 'operationId'> & { cause?: unknown };

/** Base of every failure of a call; the subclass names the kind of failure. */
export abstract class DliError<Self = unknown> extends Error {
  /** The operation that was called. */
  declare readonly operationId: OperationId;
  /** True if calling again is safe and may succeed. The call has been repeated as often as `retry` allows. */
  declare readonly retryable: boolean;
  /** True if the call may still have taken effect. Always `false` for a call that only reads. */
  declare readonly mayHaveHappened: boolean;

  constructor(operationId: OperationId, message: string, fields: ErrorFields<Self>) {
    super(`${operationId}: ${message}`, fields);
    Object.assign(this, { operationId }, fields);
  }
}

/** The service, or the gateway before it, refused the call: a status from 400 on with an error envelope, documented or not. */
export class ApiError extends DliError<ApiError> {
  override readonly name = 'ApiError';
  declare readonly status: number;
  /** As sent, such as `DLI.0001`. */
  declare readonly error_code: string;
  /** As sent: words for a person. */
  declare readonly error_msg: string;
  /** From the envelope, else from the header `X-Request-Id`. */
  declare readonly request_id: string | undefined;
}

/** The service answered a documented 2xx status that says `is_success: false`: the call was not carried out. */
export class SoftFailureError extends DliError<SoftFailureError> {
  override readonly name = 'SoftFailureError';
  declare readonly status: number;
  /** The `message` of the answer; empty where it has none. */
  declare readonly serviceMessage: string;
}

/** The answer breaks the contract. */
export class UnexpectedAnswerError extends DliError<UnexpectedAnswerError> {
  override readonly name = 'UnexpectedAnswerError';
  /** The HTTP status; 0 for a redirect in a browser, which does not show its status. */
  declare readonly status: number;
  /** The fault of the answer. */
  declare readonly reason: string;
  /** The beginning of the body, at most 200 characters. */
  declare readonly excerpt: string;
}

/** No whole answer came back: `fetch` failed, or the body broke off; `cause` says how. */
export class NetworkError extends DliError {
  override readonly name = 'NetworkError';
}

/** The call, or one attempt, timed out. `cause` is the failure before, if there was one. */
export class TimeoutError extends DliError<TimeoutError> {
  override readonly name = 'TimeoutError';
  /** The limit, in milliseconds. */
  declare readonly timeoutMs: number;
}

/**
 * It is unknown if a change was made. A repeated call could make it twice, or be refused because it was made. `cause` is the
 * failure that left it open, or the refusal of a repetition.
 */
export class UnknownOutcomeError extends DliError {
  override readonly name = 'UnknownOutcomeError';
}

/** There is no token, or the request cannot be signed; `cause` says why. Nothing was sent. */
export class CredentialsError extends DliError {
  override readonly name = 'CredentialsError';
}
