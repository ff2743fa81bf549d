/** Faults that show when a request is repeated. */
import { JsonText } from '@dli-connections/handler';
import { type Fault, inAnswer, inChange, json } from '../make.ts';
import { bodyOf, deciding, refused, refusing, taking } from './make.ts';

/** A handler that answers a repeated request with its first answer. */
const remembering = (isMeant: (request: Request) => boolean): Fault =>
  taking(() => {
    const known = new Map<string, Response>();
    return async (request, target) => {
      if (!isMeant(request)) return undefined;
      const key = `${request.method} ${request.url} ${request.body ? await request.clone().text() : ''}`;
      const answer = known.get(key) ?? (await target(request));
      known.set(key, answer);
      return answer.clone();
    };
  });

/** A handler that reports success for things that do not exist. */
const forgiving = (sentence: RegExp): Fault =>
  inAnswer((body, status, { method }) =>
    method === 'DELETE' && sentence.test(String(body.error_msg))
      ? json({ is_success: true, message: 'Deleted' }, 200)
      : json(body, status),
  );

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Faults of repetition. */
export const retryFaults: Record<string, Fault> = {
  'a create that is repeated is answered as the first was': remembering(
    ({ method, url }) => method === 'POST' && url.endsWith('/enhanced-connections'),
  ),
  'a delete that is repeated is answered as the first was': remembering(({ method }) => method === 'DELETE'),
  'a list that is repeated is answered as the first was': remembering(
    ({ method, url }) => method === 'GET' && /\/enhanced-connections(?:\?|$)/.test(url),
  ),
  'tags are shown as they were first': remembering(({ method, url }) => method === 'GET' && /\/tags$/.test(url)),
  'privileges are shown as they were first': remembering(({ url }) => url.endsWith('/privileges')),
  'deleting no connection is a success': forgiving(/^Connection .* does not exist/),
  'removing no route is a success': forgiving(/^Route .* does not exist/),
  'a change that changes nothing is refused': refusing(
    (next, before) => next.hosts === undefined && same(next, before),
    'DLI.0001',
    'There is nothing to change.',
  ),
  'hosts that are updated again stand twice': deciding((outcome, _, id) => {
    if ('refusal' in outcome || !outcome.next.hosts) return outcome;
    const { text } = outcome.next.hosts;
    const again = lastHosts.get(id) === text;
    lastHosts.set(id, text);
    const hosts = outcome.next.hosts.read();
    return again ? { next: { ...outcome.next, hosts: JsonText.of([...hosts, ...hosts]) } } : outcome;
  }),
  'a grant that is repeated is taken back': inChange((next, before) =>
    next.hosts === undefined && next.grants.length > 0 && same(next, before) ? { ...next, grants: [] } : next,
  ),
  'a route that was removed cannot be made again': taking(() => {
    const removed = new Set<string>();
    return async (request, target) => {
      const { pathname } = new URL(request.url);
      const at = pathname.replace(/^\/v[^/]+/, '');
      if (request.method === 'DELETE') removed.add(at);
      if (request.method !== 'POST' || !at.endsWith('/routes')) return undefined;
      const { name } = await bodyOf(request);
      const { status, body } = refused('DLI.0006', `The connection has a route named ${name} already.`);
      return removed.has(`${at}/${name}`) ? json(body, status) : target(request);
    };
  }),
};

/** Identifiers are unique, so that one map serves every handler. */
const lastHosts = new Map<string, string>();
