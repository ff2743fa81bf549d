import type { Target } from '@dli-connections/contract';
import { type Call, readAnswer } from './answer.ts';
import type { Authorizer, Head } from './credentials.ts';
import { CredentialsError, NetworkError } from './errors.ts';
import { type Hooks, tell } from './hooks.ts';
import type { RequestInput } from './input.ts';
import { describeFailure, wordsOf } from './network.ts';
import { neverLeft, outcomeWithout, settled } from './outcome.ts';

/** The settings that each attempt needs. */
export interface Wire {
  /** `fetch` of the runtime where there is none. */
  target: Target | undefined;
  authorizer: Authorizer;
  hooks: Hooks;
}

/** The progress of an attempt. */
export interface Attempt {
  number: number;
  /** With credentials. Once it is there, the target has it. */
  sent?: Head;
  response?: Response;
}

/** Sends a call once. Resolves to the body of the documented success; rejects with a DliError for all else. */
export async function send(
  { target, authorizer, hooks }: Wire,
  call: Call,
  { url, body }: RequestInput,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<unknown> {
  const {
    operationId,
    row: [method, , repeat],
    redact,
  } = call;
  const init = initOf(method, repeat === 'once', body, signal);
  // Held until the end: Node lets go of a Request that only its signal knows, and does not abort it any more.
  const request = target && new Request(url, init);
  const head = { method, url, headers: (request ?? init).headers };
  if (hooks.onRequest) tell(hooks.onRequest, { operationId, attempt: attempt.number, ...head });
  let text: string;
  try {
    await authorizer.authorize(head, body ?? '');
    // Getting credentials may have taken longer than the timeout; an abandoned request must not be sent.
    if (signal.aborted) throw signal.reason;
    attempt.sent = head;
    attempt.response = await (request ? target(request) : fetch(url, init));
    if (!attempt.response?.text) throw new TypeError('fetch must resolve to a Response');
    text = await attempt.response.text();
  } catch (cause) {
    if (!attempt.sent) {
      const words = `there are no credentials: ${redact(wordsOf(cause))}`;
      throw new CredentialsError(operationId, words, { ...settled, cause });
    }
    const left = !!attempt.response || !neverLeft(cause);
    const words = describeFailure(url, left, redact, cause, attempt.number);
    throw new NetworkError(operationId, words, { ...outcomeWithout(repeat, left), cause });
  }
  return readAnswer(call, attempt.response, text);
}

/** A request as `fetch` takes it. A redirect that is followed carries the token to another place, and makes a GET of a POST. */
function initOf(method: string, once: boolean, body: string | undefined, signal: AbortSignal) {
  const headers = new Headers();
  const init = { method, headers, signal, redirect: 'manual' } as const;
  if (body === undefined) return init;
  headers.set('Content-Type', 'application/json');
  return { ...init, ...(once && 'Deno' in globalThis ? streamOf(body) : { body }) };
}

/** A body that is sent once: Deno sends a POST again whose cached connection ended without an answer, unless it is a stream. */
export function streamOf(body: string | ArrayBuffer) {
  return { body: new Blob([body]).stream(), duplex: 'half' };
}
