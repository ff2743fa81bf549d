import { readAnswer } from './answer.ts';
import type { Call } from './call.ts';
import type { Head } from './credentials.ts';
import { CredentialsError, type DliError, NetworkError } from './errors.ts';
import { notify } from './hooks.ts';
import type { RequestInput } from './input.ts';
import { describeFailure, wordsOf } from './network.ts';
import { refused } from './outcome.ts';

/** The progress of an attempt. */
export interface Attempt {
  number: number;
  /** The request with credentials. Once set, it has been passed to the target. */
  sent?: Head;
  response?: Response;
  error?: DliError;
}

/** Sends a call once. Resolves to the body of the documented success; rejects with a DliError for all else. */
export async function send(
  call: Call,
  { url, body }: RequestInput,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<unknown> {
  const {
    row: [method, , repeat],
    hooks: { onRequest },
    operationId,
    fail,
    target,
    authorizer,
  } = call;
  const once = body !== null && repeat === 'once' && 'Deno' in globalThis;
  const headers = new Headers(body === null ? {} : { 'Content-Type': 'application/json' });
  const init = {
    method,
    headers,
    signal,
    // Following a redirect would send the token elsewhere, and turn a POST into a GET.
    redirect: 'manual',
    ...(once ? streamOf(body) : { body }),
  } as const;
  // Held until the end: Node lets go of a Request that only its signal knows, and does not abort it any more.
  const request = target && new Request(url, init);
  const head = { method, url, headers: request?.headers ?? headers };
  void notify(onRequest, { operationId, attempt: attempt.number, ...head });
  let text: string;
  try {
    await authorizer.authorize(head, body ?? '');
    // Getting credentials may have taken longer than the timeout; an abandoned request must not be sent.
    if (signal.aborted) throw signal.reason;
    attempt.sent = head;
    const response = checkResponse(await (request ? target(request) : fetch(url, init)));
    attempt.response = response;
    text = `${await response.text()}`;
  } catch (cause) {
    if (!attempt.sent) throw fail(CredentialsError, `there are no credentials: ${wordsOf(cause)}`, { cause }, refused);
    const [status, words] = describeFailure(url, cause, attempt.number, !!attempt.response);
    throw fail(NetworkError, words, { cause }, status);
  }
  return readAnswer(call, attempt.response, text);
}

/** Throws a TypeError for what cannot be read as a Response: a function of the caller may resolve to anything. */
export function checkResponse(response: Response): Response {
  if (!response?.headers?.get || !response.text) throw new TypeError('fetch must resolve to a Response');
  return response;
}

/** A body that can be sent only once: Deno repeats a POST on a broken keep-alive connection, unless its body is a stream. */
export function streamOf(body: string | ArrayBuffer) {
  return { body: new Blob([body]).stream(), duplex: 'half' };
}
