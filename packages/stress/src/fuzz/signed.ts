import { operations } from '@dli-connections/contract';
import { createRandom } from '@dli-connections/lab/random';
import { sign } from '@dli-connections/signature';
import { project } from './corpus.ts';
import type { FuzzOptions } from './fuzz.ts';
import { type Made, type Make, routeOf } from './make.ts';

const key = { accessKey: 'AKFUZZ', secretKey: 'secret-of-fuzz' };
const time = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** A handler that knows one key, and whose clock is fixed. */
const handler = {
  credentials: {
    access_keys: [{ access_key: key.accessKey, secret_key: key.secretKey, projects: [project] }],
  },
  now: () => time,
};

type Headed = (headers: Headers) => void;

/** A signed request that was changed after signing, signed with another key, or signed long ago. Some are valid. */
const make: Make = async (seed, { legal }): Promise<Made> => {
  const random = createRandom(seed);
  const request = random.pick(legal.filter(({ url }) => url.includes(`/${project}/`)));
  const { url, method, body } = request;
  const headers = new Headers(request.headers);
  // An existing date header would be used for the signature.
  for (const name of ['x-auth-token', 'authorization', 'x-sdk-date']) headers.delete(name);
  const signedBy = async (credentials: typeof key, at: number) => {
    const sent = new Request(url, { method, headers, ...(body && method !== 'GET' ? { body } : {}) });
    return (await sign(sent, { ...credentials, now: () => at })).headers;
  };
  const changed = async (change: Headed): Promise<Made> => {
    const signed = new Headers(await signedBy(key, time));
    change(signed);
    return refused({ ...request, headers: signed });
  };
  const refused = (request: Made['request']): Made => ({ request, statuses: [401] });
  const signed = await signedBy(key, time);
  const takesBody = body !== undefined && operations[routeOf(request) ?? 'listEnhancedConnections'].body;

  return random.pick<() => Made | Promise<Made>>([
    () => ({ request: { ...request, headers: signed }, statuses: [200, 201, 204, 400] }),
    async () => refused({ ...request, headers: await signedBy({ ...key, secretKey: 'another' }, time) }),
    async () => refused({ ...request, headers: await signedBy({ ...key, accessKey: 'AKNOBODY' }, time) }),
    async () =>
      refused({ ...request, headers: await signedBy(key, time + random.pick([-16, 16, -60 * 24, 1e6]) * minute) }),
    () => changed((headers) => headers.set('x-sdk-date', '20260101T000001Z')),
    () => changed((headers) => headers.delete('x-sdk-date')),
    () =>
      changed((headers) => {
        const authorization = headers.get('authorization') ?? '';
        const at = authorization.length - 1 - random.nat(64);
        const digit = authorization[at] === '0' ? '1' : '0';
        headers.set('authorization', authorization.slice(0, at) + digit + authorization.slice(at + 1));
      }),
    () => changed((headers) => headers.set('authorization', (headers.get('authorization') ?? '').replace('host;', ''))),
    () => refused({ ...request, headers: signed, url: `${url}${url.includes('?') ? '&' : '?'}x=1` }),
    () => refused({ ...request, headers: signed, url: url.replace(`/${project}/`, `/${project}x/`) }),
    ...(takesBody ? [() => refused({ ...request, headers: signed, body: Uint8Array.from([...body, 0x20]) })] : []),
  ])();
};

/** Signed requests to a handler that knows one key. */
export const signed: FuzzOptions = { make, handler };
