/** Legal variants in the way of serving: clocks, identifiers, busy servers, and what answers have besides. */
import { type Body, sound } from '../planted/make.ts';
import { answering, busy, inHeaders, inValue, plain, refusal, type Variant, walk } from './make.ts';

/** UUIDs of version 7, which differ in their last digits alone. */
function ordered(): () => string {
  let count = 0;
  return () => `0193769c-a000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
}

const year = 365 * 24 * 3_600_000;

/** Variants by their difference from the reference handler. */
export const serving: Record<string, Variant> = {
  'identifiers are UUIDs of version 7, in order': () => sound({ newId: ordered() }),
  'the clock has been wrong for thirty years': () => sound({ now: () => Date.now() - 30 * year }),
  'the clock moves every ten milliseconds': () => sound({ now: () => Math.floor(Date.now() / 10) * 10 }),
  'peerings take a fifth of a second': () => sound({ peeringMs: 200 }),
  'one request is refused once, while the server starts': busy(503, 'DLI.0999', 1, (count) => count === 40),
  'too many requests are refused twice': busy(429, 'APIGW.0308', 1, (count) => count === 300 || count === 900),
  'found resources have details': inValue(
    (body) => walk(body, (key, value) => (key === 'resource_detail' ? { region: 'eu-de', tags: [] } : value)) as Body,
  ),
  'errors list all parameters there are': refusal(
    (message) => `${message} Parameters: name, queues, hosts, tags, cidr, limit, offset, status, project_id.`,
  ),
  'errors are marked up': refusal((message) => `<p class="error">\n  "${message}"\n</p>`),
  'errors say when to come back': answering((text, { status, headers }) => {
    const own = plain(headers);
    if (status >= 400) own.set('retry-after', '5');
    return new Response(text, { status, headers: own });
  }),
  'errors say how to authenticate, and what is allowed': answering((text, { status, headers }) => {
    const own = plain(headers);
    if (status === 401) own.set('www-authenticate', 'Bearer realm="dli"');
    if (status === 404) own.set('allow', 'GET, POST');
    return new Response(text, { status, headers: own });
  }),
  'answers say how long they took, and what they vary by': inHeaders((headers) => {
    headers.append('set-cookie', 'a=1; Path=/');
    headers.append('set-cookie', 'b=2; HttpOnly');
    headers.set('server-timing', `app;dur=${performance.now()}`);
    headers.set('vary', 'accept-encoding');
    headers.set('content-language', 'en');
  }),
};
