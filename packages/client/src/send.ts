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
  /** `globalThis.fetch` where there is none. */
  target: Target | undefined;
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
  parts: RequestInput,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<unknown> {
  const {
    operationId,
    row: [verb, path, repeat],
  } = call;
  let body = '';
  let text = '';
  const bodySerializer = (value: unknown) => {
    body = JSON.stringify(value);
    return body;
  };
  const fetch: Target = async (request) => {
    attempt.built = true;
    const { method, url, headers } = request;
    tell(hooks.onRequest, { operationId, attempt: attempt.number, method, url, headers });
    const authorized = await authorizer.authorize(request, body);
    // Credentials may have taken longer than there was time for; what was given up must not be sent.
    signal.throwIfAborted();
    attempt.request = authorized;
    attempt.response = await (target ? target(authorized) : globalThis.fetch(authorized, { signal }));
    text = await attempt.response.text();
    nothing ??= new Response(null, { status: 204 });
    return nothing;
  };
  // A request that follows a signal is dear, and `fetch` takes the signal beside it for less. What hands a request on to
  // some other `fetch` may hand on nothing else.
  await dispatch(verb, path, { ...parts, bodySerializer, fetch, signal: target && signal }).catch((cause: unknown) => {
    if (!attempt.built) throw new TypeError('the request cannot be built', { cause });
    if (!attempt.request) throw new CredentialsError(operationId, 'there are no credentials', { ...settled, cause });
    const sent = attempt.response !== undefined || !neverLeft(cause);
    throw new NetworkError(operationId, 'no whole answer came back', { ...standingWithout(repeat, sent), cause });
  });
  // Without an error there is a response.
  return readAnswer(call, attempt.response as Response, text);
}
