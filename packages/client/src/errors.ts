import type { OperationId } from '@dli-connections/contract';
import type { Standing } from './standing.ts';

/** Base of every failure of a call; which subclass it is says what is known about it. */
export abstract class DliError extends Error {
  /** The operation that was called. */
  readonly operationId: OperationId;
  /** Whether the same call may succeed later, and surely does nothing twice. It has been repeated as often as `retry` allows. */
  readonly retryable: boolean;
  /** Whether the call may have been carried out all the same. Always `false` for a call that only reads. */
  readonly mayHaveHappened: boolean;

  constructor(operationId: OperationId, message: string, standing: Standing, cause?: unknown) {
    super(`${operationId}: ${message}`, cause === undefined ? undefined : { cause });
    this.operationId = operationId;
    this.retryable = standing.retryable;
    this.mayHaveHappened = standing.mayHaveHappened;
  }
}

/** The service, or the gateway before it, refused the call: a status from 400 on with an error envelope, documented or not. */
export class ApiError extends DliError {
  override readonly name = 'ApiError';
  readonly status: number;
  /** As sent, such as `DLI.0001`. */
  readonly error_code: string;
  /** As sent: words for a person. */
  readonly error_msg: string;
  /** From the envelope, else from the header `X-Request-Id`. */
  readonly request_id: string | undefined;

  constructor(
    operationId: OperationId,
    status: number,
    envelope: Pick<ApiError, 'error_code' | 'error_msg' | 'request_id'>,
    standing: Standing,
  ) {
    super(operationId, `${status} ${envelope.error_code}: ${envelope.error_msg}`, standing);
    this.status = status;
    this.error_code = envelope.error_code;
    this.error_msg = envelope.error_msg;
    this.request_id = envelope.request_id;
  }
}

/** The service answered a documented 2xx status that says `is_success: false`: the call was not carried out. */
export class SoftFailureError extends DliError {
  override readonly name = 'SoftFailureError';
  readonly status: number;
  /** The `message` of the answer; empty where it has none. */
  readonly serviceMessage: string;

  constructor(operationId: OperationId, status: number, serviceMessage: string) {
    const standing = { retryable: false, mayHaveHappened: false };
    super(operationId, `${status} with is_success false: ${serviceMessage || '(no message)'}`, standing);
    this.status = status;
    this.serviceMessage = serviceMessage;
  }
}

/** Something came back that the contract does not know. */
export class UnexpectedAnswerError extends DliError {
  override readonly name = 'UnexpectedAnswerError';
  /** The HTTP status; 0 for a redirect in a browser, which does not show its status. */
  readonly status: number;
  /** What is wrong with the answer. */
  readonly reason: string;
  /** How the body begins, at most 200 characters; JSON may be spaced otherwise than it was sent. */
  readonly excerpt: string;

  constructor(operationId: OperationId, status: number, reason: string, excerpt: string, standing: Standing) {
    super(operationId, `unexpected answer with status ${status}: ${reason}`, standing);
    this.status = status;
    this.reason = reason;
    this.excerpt = excerpt;
  }
}

/** No whole answer came back: `fetch` failed, or the body broke off; `cause` says how. */
export class NetworkError extends DliError {
  override readonly name = 'NetworkError';

  constructor(operationId: OperationId, cause: unknown, standing: Standing) {
    super(operationId, 'no whole answer came back', standing, cause);
  }
}

/** The time for the call, or for one attempt of it, was over. `cause` is the failure before, where there was one. */
export class TimeoutError extends DliError {
  override readonly name = 'TimeoutError';
  /** The time that it had, in milliseconds. */
  readonly timeoutMs: number;

  constructor(operationId: OperationId, timeoutMs: number, standing: Standing, cause?: unknown) {
    super(operationId, `it took longer than ${timeoutMs} ms`, standing, cause);
    this.timeoutMs = timeoutMs;
  }
}

/**
 * Whether a change was made cannot be said, and repeating the call could make it twice, or be refused since it was made.
 * `cause` is the failure that left it open, or the refusal of a repetition.
 */
export class UnknownOutcomeError extends DliError {
  override readonly name = 'UnknownOutcomeError';

  constructor(operationId: OperationId, cause: unknown, retryable: boolean, why = 'it may or may not be done') {
    super(operationId, why, { retryable, mayHaveHappened: true }, cause);
  }
}

/** The token could not be had, or the request not be signed; `cause` says why. Nothing was sent with it. */
export class CredentialsError extends DliError {
  override readonly name = 'CredentialsError';

  constructor(operationId: OperationId, cause: unknown) {
    super(operationId, 'there are no credentials', { retryable: false, mayHaveHappened: false }, cause);
  }
}
