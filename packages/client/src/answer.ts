import type { Call } from './call.ts';
import { isObject } from './checks.ts';
import { ApiError, SoftFailureError, UnexpectedAnswerError } from './errors.ts';
import { wordsOf } from './network.ts';
import { refused, untouched } from './outcome.ts';

/** The body of a documented success; throws one of the error classes for every other answer. */
export async function readAnswer(call: Call, response: Response, text: string): Promise<unknown> {
  const { row, fail, redact } = call;
  const { status } = response;
  const body = parse(text);
  const found = status >= 400 ? envelopeIn(body) : undefined;
  if (found) {
    const { owner, error_code, error_msg } = found;
    const request_id =
      typeof owner.request_id === 'string' ? owner.request_id : (response.headers.get('x-request-id') ?? undefined);
    // A call with a 503 of the service itself was not carried out (spec/EVIDENCE.md: unavailable-503). Others may come from
    // any proxy.
    const isOwn = status === 503 && owner === body && 'error_code' in owner;
    throw fail(
      ApiError,
      `${status} ${error_code}: ${error_msg}`,
      { status, error_code, error_msg, request_id },
      isOwn ? untouched : status,
    );
  }
  // Checked before the other fields, which a failure may lack.
  if (row[3][status] && isObject(body) && body.is_success === false) {
    const serviceMessage = typeof body.message === 'string' ? body.message : '';
    throw fail(
      SoftFailureError,
      `${status} with is_success false: ${serviceMessage || '(no message)'}`,
      { status, serviceMessage },
      refused,
    );
  }
  const reason = await faultOf(call, response, text, body);
  if (!reason) return body;
  // Cut after secrets are removed, or a part of one might be left; by code points, or half of one might be.
  const [excerpt = ''] = /^.{0,200}/su.exec(redact(text)) ?? [];
  throw fail(
    UnexpectedAnswerError,
    `unexpected answer with status ${status}: ${reason}`,
    { status, reason, excerpt },
    status,
  );
}

/** The first fault of an answer that is no failure. Checks only the essentials: `validate` does the rest. */
async function faultOf(
  { operationId, row: [, , , successes], validate }: Call,
  { ok, status }: Response,
  text: string,
  body: unknown,
): Promise<string | undefined> {
  const fields = successes[status];
  if (fields === null) return text && 'the body is not empty';
  if (!fields && ok) return 'the status is not documented';
  if (!fields && status < 400) return 'redirects are not followed';
  if (!text) return 'the body is empty';
  if (!fields) return 'the body is not an error envelope';
  if (!isObject(body)) return 'the body is not a JSON object';
  const { is_success = true } = body;
  if (is_success !== true) return 'is_success is not a boolean';
  const missing = fields.filter((name) => body[name] == null).join(', ');
  if (missing) return `the body lacks ${missing}`;
  try {
    const problem = (await validate?.(operationId, status, body)) ?? '';
    // In JavaScript it may return anything, such as true for a valid answer.
    return typeof problem === 'string' ? problem : 'validate must return a string';
  } catch (thrown) {
    return `validate failed: ${wordsOf(thrown)}`;
  }
}

/** Names of code and message in the envelopes of the service, of the gateway before it, and of the identity service. */
const envelopes = [
  ['error_code', 'error_msg'],
  ['errorCode', 'errorMsg'],
  ['code', 'message'],
] as const;

/** An error in a body. */
interface Envelope {
  /** The object that it is in. */
  owner: Record<string, unknown>;
  error_code: string;
  error_msg: string;
}

/** The error in a body, or in an object of it, as the vendor's SDKs look for it. */
function envelopeIn(owner: unknown, depth = 3): Envelope | undefined {
  if (!depth || !isObject(owner)) return undefined;
  for (const [code, words] of envelopes) {
    const [error_code, error_msg] = [owner[code], owner[words]];
    if ((typeof error_code === 'string' || typeof error_code === 'number') && typeof error_msg === 'string')
      return { owner, error_code: String(error_code), error_msg };
  }
  return Object.values(owner)
    .map((inner) => envelopeIn(inner, depth - 1))
    .find(Boolean);
}

/** `undefined` for a text that is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {}
}
