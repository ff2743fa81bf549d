import type { Exchange, Incoming, Outgoing } from '@dli-connections/contract/server';

/** An answer with a text, or with nothing. */
export function answer(body: Outgoing['body'] = null, status = 200): Outgoing {
  return { status, headers: { 'x-test': 'here' }, body };
}

/** An answer of JSON. */
export function json(body: unknown, status = 200): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Answers with the body of the request. */
export const echo: Exchange = async (request) => answer(await bodyOf(request));

/** The body of a request as text, or why there is none. */
export async function bodyOf(request: Incoming): Promise<string> {
  const taken = await request.take(10);
  return typeof taken === 'string' ? taken : new TextDecoder().decode(taken);
}
