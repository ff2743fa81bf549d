import type { Target } from '@dli-connections/contract';
import { type Call, readAnswer } from './answer.ts';
import type { Authorizer } from './credentials.ts';
import { CredentialsError, NetworkError } from './errors.ts';
import { type Hooks, tell } from './hooks.ts';
import type { RequestInput } from './input.ts';
import { neverLeft, settled, standingWithout } from './standing.ts';

/** `raw.request` for an operation that is known only at run time. */
export type Dispatch = (method: string, path: string, init: Record<string, unknown>) => Promise<unknown>;

/** What an attempt goes through. */
export interface Wire {
  dispatch: Dispatch;
  target: Target;
  authorizer: Authorizer;
  hooks: Hooks;
}

/** How far an attempt has come. */
export interface Attempt {
  number: number;
  /** The request is whole, save for its credentials. */
  built?: boolean;
  /** With credentials. Once it is there, the target has it. */
  request?: Request;
  response?: Response;
}

/** What openapi-fetch gets for every answer: it would read the answer itself, by its status, and this one it does not read. */
let nothing: Response | undefined;

/** Sends a call once. Resolves to the body of the documented success; rejects with a DliError for all else. */
export async function send(
  { dispatch, target, authorizer, hooks }: Wire,
  call: Call,
  { path, params, body }: RequestInput,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<unknown> {
  const {
    operationId,
    row: [verb, , repeat],
  } = call;
  let text = '';
  const fetch: Target = async (request) => {
    attempt.built = true;
    const { method, url, headers } = request;
    tell(hooks.onRequest, { operationId, attempt: attempt.number, method, url, headers });
    const authorized = await authorizer.authorize(request, body ?? '');
    // Credentials may have taken longer than there was time for; what was given up must not be sent.
    signal.throwIfAborted();
    attempt.request = authorized;
    attempt.response = await target(authorized);
    text = await attempt.response.text();
    nothing ??= new Response(null, { status: 204 });
    return nothing;
  };
  try {
    await dispatch(verb, path, { params, body, bodySerializer: String, fetch, signal });
  } catch (cause) {
    if (!attempt.built) throw new TypeError('the request cannot be built', { cause });
    if (!attempt.request) throw new CredentialsError(operationId, 'there are no credentials', { ...settled, cause });
    const sent = attempt.response !== undefined || !neverLeft(cause);
    throw new NetworkError(operationId, 'no whole answer came back', { ...standingWithout(repeat, sent), cause });
  }
  // Without an error there is a response.
  return readAnswer(call, attempt.response as Response, text);
}
