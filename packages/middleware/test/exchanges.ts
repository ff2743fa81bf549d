import type { Incoming, Outgoing } from '@dli-connections/contract/server';

/** An answer with a text, or with nothing. */
export function answer(body: Outgoing['body'] = null, status = 200): Outgoing {
  return { status, headers: { 'x-test': 'here' }, body };
}

/** An answer of JSON. */
export function json(body: unknown, status = 200): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A request without a body. */
export function incoming({
  url = 'http://test/',
  ...given
}: Partial<Omit<Incoming, 'url'>> & { url?: string } = {}): Incoming {
  return {
    method: 'GET',
    url: new URL(url),
    headers: {},
    hasBody: false,
    take: async () => new Uint8Array(),
    ...given,
  };
}
