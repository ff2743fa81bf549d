import type { Wired } from '@dli-connections/conformance';
import type { Random } from '@dli-connections/lab/random';
import { endpoint } from './corpus.ts';

/** Unexpected path segments, in their encoded form. */
const segments = [
  ...'.. . %2e%2e %2E %2f %5c %00 a%00b % %zz %c0%af %ed%a0%80 ;a=b ü ..%2f..%2f %252e%252e __proto__'.split(' '),
  ...['', ' ', 'x'.repeat(300)],
];

const values = [
  ...'%00 a%00 %ed%a0%80 %ff % -1 1e3 99999999999999999999 0x10 +1 NaN [] a=b == k=v, active %F0%9F%98%80'.split(' '),
  ...['', 'x'.repeat(8_000)],
];

const parameters = ['limit', 'offset', 'name', 'status', 'tags', '__proto__', 'x', '%00', 'limit[]', '%ed%a0%80'];

/** Changes the method, the path or the query of a request. */
export function mislead(random: Random, request: Wired): Wired {
  const [, path = '/', query = ''] = /^http:\/\/[^/]*([^?]*)\??(.*)$/.exec(request.url) ?? [];
  const parts = path.split('/');
  const at = 1 + random.nat(parts.length);
  const to = (path: string, search = query) => ({ ...request, url: `${endpoint}${path}${search ? `?${search}` : ''}` });
  return random.pick<() => Wired>([
    () => ({
      ...request,
      method: random.pick(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'BREW']),
    }),
    () => to(parts.with(Math.min(at, parts.length - 1), random.pick(segments)).join('/')),
    () => to(parts.toSpliced(at, 0, random.pick(segments)).join('/')),
    () => to(parts.toSpliced(at, 1).join('/')),
    () => to(random.pick([`${path}/`, `/${path}`, path.toUpperCase(), `${path}%20`, '/', '/v2.0', '*'])),
    () => to(path, `${query ? `${query}&` : ''}${random.pick(parameters)}=${random.pick(values)}`),
    () => to(path, Array.from({ length: random.nat(400) }, () => `${random.pick(parameters)}=1`).join('&')),
  ])();
}

/** Removes or damages the credentials of a request, so that no server accepts it. */
export function disown(random: Random, { headers, ...request }: Wired): Wired {
  const spoilt = new Headers(headers);
  spoilt.delete('x-auth-token');
  spoilt.delete('authorization');
  const authorization = random.pick([
    undefined,
    '',
    'Basic eDp5',
    'Bearer x',
    'SDK-HMAC-SHA256',
    'SDK-HMAC-SHA256 Access=,',
    'SDK-HMAC-SHA256 Access=a, SignedHeaders=x, Signature=zz',
  ]);
  if (authorization !== undefined) spoilt.set('authorization', authorization);
  return { ...request, headers: spoilt };
}

const types = [
  'application/json',
  'APPLICATION/JSON; charset=utf-8',
  'application/json;charset="utf8"',
  'application/json;;',
  'x'.repeat(5_000),
];

/** Adds or changes a header that should make little or no difference. */
export function dress(random: Random, { headers, ...request }: Wired): Wired {
  const dressed = new Headers(headers);
  random.pick<() => void>([
    () => dressed.set('content-type', random.pick(types)),
    () => dressed.set('content-length', random.pick(['0', '1', '99999999999999999999', '-1', 'x', '12582913'])),
    () => dressed.set('x-auth-token', random.pick(['a', 'ü', ' ', '\t', 'x'.repeat(9_000)])),
    () => dressed.set('authorization', 'SDK-HMAC-SHA256 Access=a, SignedHeaders=host;x-sdk-date, Signature=00'),
    () => dressed.set('x-sdk-date', random.pick(['', '20260101T000000Z', '99999999T999999Z', 'now'])),
    () =>
      dressed.set(random.pick(['__proto__', 'constructor', 'prefer', 'if-match', 'x-http-method-override']), 'DELETE'),
  ])();
  return { ...request, headers: dressed };
}
