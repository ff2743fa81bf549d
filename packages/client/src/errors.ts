import type { OperationId } from '@dli-connections/contract';

/** Base of every failure of a call; which subclass it is says what is known about it. */
export abstract class DliError extends Error {
  /** The operation that was called. */
  readonly operationId: OperationId;

  constructor(operationId: OperationId, message: string, options?: ErrorOptions) {
    super(`${operationId}: ${message}`, options);
    this.operationId = operationId;
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
  ) {
    super(operationId, `${status} ${envelope.error_code}: ${envelope.error_msg}`);
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
    super(operationId, `${status} with is_success false: ${serviceMessage || '(no message)'}`);
    this.status = status;
    this.serviceMessage = serviceMessage;
  }
}

/** Something came back that the contract does not know; whether the call was carried out is open. */
export class UnexpectedAnswerError extends DliError {
  override readonly name = 'UnexpectedAnswerError';
  /** The HTTP status; 0 for a redirect in a browser, which does not show its status. */
  readonly status: number;
  /** What is wrong with the answer. */
  readonly reason: string;
  /** How the body begins, at most 200 characters; JSON may be spaced otherwise than it was sent. */
  readonly excerpt: string;

  constructor(operationId: OperationId, status: number, reason: string, excerpt: string) {
    super(operationId, `unexpected answer with status ${status}: ${reason}`);
    this.status = status;
    this.reason = reason;
    this.excerpt = excerpt;
  }
}

/** No whole answer came back: `fetch` failed, or the body broke off; `cause` says how, and whether the call was carried out is open. */
export class NetworkError extends DliError {
  override readonly name = 'NetworkError';

  constructor(operationId: OperationId, cause: unknown) {
    super(operationId, 'no whole answer came back', { cause });
  }
}
