/** Legal variants of timing and order: clocks, queues of calls, and the first check of a server. */
import { setImmediate } from 'node:timers/promises';
import type { Target } from '@dli-connections/contract';
import { type Body, sound } from '../planted/make.ts';
import { behind, inHeaders, inValue, isObject, refusal, type Variant, walk } from './make.ts';

const hour = 3_600_000;

/** A clock that differs from call to call. */
const clock =
  (ahead: (count: number) => number): Variant =>
  () => {
    let count = 0;
    return sound({ now: () => Date.now() + ahead(++count) });
  };

/** A handler that carries out calls that come together in an order of its own. */
const gathering =
  (order: (calls: (() => void)[]) => (() => void)[]): Variant =>
  () => {
    const target = sound();
    let waiting: (() => void)[] = [];
    return async (request) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      if (waiting.length === 1)
        void setImmediate().then(() => {
          const calls = order(waiting);
          waiting = [];
          for (const call of calls) call();
        });
      await promise;
      return target(request);
    };
  };

/** Delays one in forty changes that arrive while another one runs in their project, as servers with locks do. */
const locking: Variant = () => {
  const target = sound();
  const changing = new Set<string>();
  let beside = 0;
  return async (request) => {
    const project = new URL(request.url).pathname.split('/', 3).at(-1) ?? '';
    if (request.method === 'GET') return target(request);
    if (changing.has(project) && ++beside % 40 === 1) {
      const body = { error_code: 'DLI.0999', error_msg: 'Another change is being made.' };
      return Response.json(body, { status: 503, headers: { 'retry-after': '1' } });
    }
    changing.add(project);
    await setImmediate();
    return target(request).finally(() => changing.delete(project));
  };
};

/** A handler that looks for the connection of a path before it reads the rest of the request. */
const lookingFirst = behind(async (target: Target, request) => {
  const { origin, pathname } = new URL(request.url);
  const shown = /^\/v[\d.]+\/[^/]+\/datasource\/enhanced-connections\/[^/]+/.exec(pathname)?.[0];
  const answer = await target(request);
  if (!shown || shown === pathname || answer.status !== 400) return answer;
  const { headers } = request;
  const first = await target(new Request(origin + shown.replace('/v3/', '/v2.0/'), { headers }));
  return first.status === 400 ? first : answer;
});

/** Peerings are made once somebody looks: the first read shows each as it is being made. */
const readyOnceSeen: Variant = () => {
  const seen = new Set<unknown>();
  return inValue((body) =>
    walk(body, (key, value) => {
      if (!/^(?:available_queue_info|elastic_resource_pools)$/.test(key) || !Array.isArray(value)) return value;
      return value.map((peer: Body) => {
        const isNew = !seen.has(peer.peer_id);
        seen.add(peer.peer_id);
        return isNew ? { ...peer, status: 'CREATING' } : peer;
      });
    }),
  )();
};

/** Variants by their difference from the reference handler. */
export const timing: Record<string, Variant> = {
  'two clocks differ by fifty milliseconds': clock((count) => (count % 2) * 50),
  'the clock is set forward by an hour': clock((count) => (count > 400 ? hour : 0)),
  'the last of several calls at one time is carried out first': gathering((calls) => calls.toReversed()),
  'a change beside another is put off': locking,
  'connections are looked for before the rest of a request': lookingFirst,
  'peerings are ready once they were seen': readyOnceSeen,
  'answers have a date of another day': inHeaders((headers) =>
    headers.set('date', new Date(Date.now() - 40 * hour).toUTCString()),
  ),
  'answers have twelve kilobytes of headers': inHeaders((headers) => {
    for (let at = 0; at < 12; at++) headers.set(`x-note-${at}`, 'n'.repeat(1000));
  }),
  'errors name the last of several problems': refusal((message) => message.split('; ').at(-1) ?? ''),
  'errors name places as JSON pointers': refusal((message) =>
    message.replaceAll(/\b(body|query|path)((?:\.\w+|\[\d+\])+)/g, (_, part: string, path: string) =>
      [part, ...(path.match(/\w+/g) ?? [])].join('/'),
    ),
  ),
  'errors have one request_id for all': inValue((body, status) =>
    status >= 400 && isObject(body) ? { ...body, request_id: '0'.repeat(32) } : body,
  ),
};
