import type { OperationId } from '@dli-connections/contract';
import { ApiError, type DliError, SoftFailureError, UnexpectedAnswerError } from './errors.ts';
import { isObject } from './input.ts';
import type { Row } from './row.ts';
import { type Repeat, standingOf } from './standing.ts';

/** What openapi-fetch hands over: the text of a 2xx body in `data`, any other body in `error`, parsed where it is JSON. */
export interface Received {
  response: Response;
  data?: string;
  error?: unknown;
}

/** Judges the body of a documented success: `undefined`, or what is wrong with it. */
export type Validate = (operationId: OperationId, status: number, body: unknown) => string | undefined;

/** The operation that an answer belongs to, and what it is judged by. */
export interface Call {
  operationId: OperationId;
  row: Row;
  repeat: Repeat;
  /** Takes secrets out of a text. */
  redact: (text: string) => string;
  validate?: Validate | undefined;
}

/** The body of a documented success; throws one of the error classes for every other answer. */
export function readAnswer(call: Call, received: Received): unknown {
  const { response, data = '' } = received;
  if (response.status >= 400) throw failureOf(call, received);
  if (!response.ok) throw unexpected(call, received, 'it is no success and no error, and redirects are not followed');
  const fields = call.row.successes[response.status];
  if (fields === undefined) throw unexpected(call, received, 'the status is not documented for this operation');
  if (fields !== null) return readBody(call, received, fields);
  if (data !== '') throw unexpected(call, received, 'the body is not empty');
  return undefined;
}

function failureOf(call: Call, received: Received): DliError {
  const { response, error = '' } = received;
  if (!isObject(error) || typeof error.error_code !== 'string' || typeof error.error_msg !== 'string') {
    return unexpected(call, received, error === '' ? 'the body is empty' : 'the body is not an error envelope');
  }
  const envelope = {
    error_code: call.redact(error.error_code),
    error_msg: call.redact(error.error_msg),
    request_id: stringOf(error.request_id) ?? response.headers.get('x-request-id') ?? undefined,
  };
  return new ApiError(call.operationId, response.status, envelope, standingOf(call.repeat, response.status, true));
}

/** The fields of a 2xx body, judged as far as it takes to tell success from failure; in full only by `validate`. */
function readBody(call: Call, received: Received, fields: readonly string[]): unknown {
  const { response, data = '' } = received;
  if (data === '') throw unexpected(call, received, 'the body is empty');
  const body = parse(data);
  if (body === undefined) throw unexpected(call, received, 'the body is not JSON');
  if (!isObject(body)) throw unexpected(call, received, 'the body is not a JSON object');
  // Looked at before the other fields: an answer that says "failed" may well lack them.
  if (body.is_success === false) {
    throw new SoftFailureError(call.operationId, response.status, call.redact(stringOf(body.message) ?? ''));
  }
  if ('is_success' in body && body.is_success !== true) throw unexpected(call, received, 'is_success is not a boolean');
  const missing = fields.filter((name) => body[name] === undefined || body[name] === null);
  if (missing.length > 0) throw unexpected(call, received, `the body lacks ${missing.join(', ')}`);
  const problem = call.validate?.(call.operationId, response.status, body);
  if (problem !== undefined) throw unexpected(call, received, call.redact(problem));
  return body;
}

function unexpected(call: Call, received: Received, reason: string): UnexpectedAnswerError {
  const { response, error = '', data: body = error } = received;
  const text = stringOf(body) ?? stringify(body) ?? '';
  const excerpt = call.redact(text).slice(0, 200).toWellFormed();
  const standing = standingOf(call.repeat, response.status, false);
  return new UnexpectedAnswerError(call.operationId, response.status, reason, excerpt, standing);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `undefined` for a value that is nested too deep: it can be parsed, but writing it exhausts the stack. */
function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
