import type { CallRow, OperationId } from '@dli-connections/contract';
import { ApiError, SoftFailureError, UnexpectedAnswerError } from './errors.ts';
import { isObject } from './input.ts';
import { outcomeOf, settled } from './outcome.ts';

/** Checks the body of a documented success: `undefined`, or the problem with it. */
export type Validate = (operationId: OperationId, status: number, body: unknown) => string | undefined;

/** The operation that an answer belongs to, and the rules for judging it. */
export interface Call {
  operationId: OperationId;
  row: CallRow;
  /** Takes secrets out of a text. */
  redact: (text: string) => string;
  validate?: Validate | undefined;
}

/** The body of a documented success; throws one of the error classes for every other answer. */
export function readAnswer({ operationId, row, redact, validate }: Call, response: Response, text: string): unknown {
  const [, , repeat, successes] = row;
  const { status } = response;
  const unexpected = (reason: string) =>
    new UnexpectedAnswerError(operationId, `unexpected answer with status ${status}: ${reason}`, {
      status,
      reason,
      excerpt: redact(text)
        .slice(0, 200)
        .replace(/[\ud800-\udfff]/gu, '\ufffd'),
      ...outcomeOf(repeat, status, false),
    });
  const body = parse(text);

  if (status >= 400) {
    const [owner, code, words] = envelopeIn(body) ?? [];
    if (!owner) throw unexpected(text ? 'the body is not an error envelope' : 'the body is empty');
    const [error_code, error_msg] = [redact(String(code)), redact(String(words))];
    const request_id = stringOf(owner.request_id) ?? response.headers.get('x-request-id') ?? undefined;
    // Only the service itself says by its envelope that it was a 503 of its own.
    const isOwn = owner === body && 'error_code' in owner;
    const details = { status, error_code, error_msg, request_id, ...outcomeOf(repeat, status, isOwn) };
    throw new ApiError(operationId, `${status} ${error_code}: ${error_msg}`, details);
  }

  if (!response.ok) throw unexpected('it is no success, and redirects are not followed');
  const fields = successes[status];
  if (fields === undefined) throw unexpected('the status is not documented');
  if (fields === null) {
    if (text) throw unexpected('the body is not empty');
    return undefined;
  }

  // Checked as far as it takes to tell success from failure; in full only by `validate`.
  if (!text) throw unexpected('the body is empty');
  if (!isObject(body)) throw unexpected('the body is not a JSON object');
  const { is_success = true, message } = body;
  // Checked before the other fields, which a failure may lack.
  if (is_success === false) {
    const serviceMessage = redact(stringOf(message) ?? '');
    const words = `${status} with is_success false: ${serviceMessage || '(no message)'}`;
    throw new SoftFailureError(operationId, words, { status, serviceMessage, ...settled });
  }
  if (is_success !== true) throw unexpected('is_success is not a boolean');
  const missing = fields.filter((name) => body[name] == null);
  if (missing.length > 0) throw unexpected(`the body lacks ${missing.join(', ')}`);
  const problem = validate?.(operationId, status, body);
  if (problem !== undefined) throw unexpected(redact(problem));
  return body;
}

/** Names of code and message in the envelopes of the service, of the gateway before it, and of the identity service. */
const envelopes = ['error_code error_msg', 'errorCode errorMsg', 'code message'];

/** The error in a body, or in an object of it, as the vendor's SDKs look for it: where it is, its code and its words. */
function envelopeIn(
  body: unknown,
  depth = 3,
): [owner: Record<string, unknown>, code: unknown, words: unknown] | undefined {
  if (!isObject(body) || depth === 0) return undefined;
  for (const names of envelopes) {
    const [code, words] = names.split(' ').map((name) => body[name]);
    if ((typeof code === 'string' || typeof code === 'number') && typeof words === 'string') return [body, code, words];
  }
  for (const inner of Object.values(body)) {
    const found = envelopeIn(inner, depth - 1);
    if (found) return found;
  }
  return undefined;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `undefined` for a text that is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
