/** Faults in the rules for names, ranges, bindings and deleted connections. */
import { type Facts, networkOf } from '@dli-connections/handler';
import {
  type Body,
  type Fault,
  inAnswer,
  inChange,
  inField,
  inStore,
  json,
  redeciding,
  showing,
  whole,
} from '../make.ts';
import { bodyOf, deciding, inNames, projectOf, refused, refusing, taking } from './make.ts';

const lower = (text: unknown) => String(text).toLowerCase();

/** Routes are compared by a key other than their range. */
const compared = (keyOf: (cidr: string) => string): Fault =>
  inStore((store) =>
    redeciding(store, (decide) => (connection, id) => {
      if (!connection) return decide(connection, id);
      const { routes } = connection;
      // The existing ranges are hidden, so the rules find no duplicate.
      const outcome = decide({ ...connection, routes: routes.map((each) => ({ ...each, cidr: 'hidden' })) }, id);
      if ('refusal' in outcome) return outcome;
      const next = outcome.next.routes.map((each) => routes.find(({ name }) => name === each.name) ?? each);
      const added = next.filter((each) => !routes.includes(each));
      const twice = routes.some(({ cidr }) => added.some((each) => keyOf(each.cidr) === keyOf(cidr)));
      if (twice) return { refusal: refused('DLI.0006', 'The connection has this route already.') };
      return { next: { ...outcome.next, routes: next } };
    }),
  );

/** A deleted connection can be changed: of the changes that are made as if it were there, those that `isMade` picks. */
const inDeleted = (isMade: (next: Facts & { hosts?: unknown }) => boolean): Fault =>
  inStore((store) =>
    redeciding(store, (decide) => (connection, id) => {
      const outcome = decide(connection, id);
      if (!connection || !('refusal' in outcome) || connection.delete_time === null) return outcome;
      const other = decide({ ...connection, delete_time: null }, id);
      return 'next' in other && isMade(other.next)
        ? { next: { ...other.next, delete_time: connection.delete_time } }
        : outcome;
    }),
  );

/** Faults of rules. */
export const ruleFaults: Record<string, Fault> = {
  'names that differ in case are one': inStore((store) => ({
    async insert(connection, unique) {
      const { found: all } = await store.find(connection.project_id, { status: 'ACTIVE' }, { offset: 0 });
      const isTaken = all.some(({ name }) => lower(name) === lower(connection.name));
      return isTaken ? 'exists' : store.insert(connection, unique);
    },
  })),
  'a name that is shared with a project is taken there': inStore((store) => ({
    async insert(connection, unique) {
      const { project_id, name } = connection;
      const there = await whole(store.list(project_id, { status: 'ACTIVE', name }, { offset: 0 }, 0));
      return there.length > 0 ? 'exists' : store.insert(connection, unique);
    },
  })),
  'names of routes are unique across connections': taking(() => {
    const names = new Set<string>();
    return async (request, target) => {
      if (request.method !== 'POST' || !request.url.endsWith('/routes')) return undefined;
      const { name } = await bodyOf(request);
      const key = `${projectOf(request)} ${name}`;
      const { status, body } = refused('DLI.0006', `The connection has a route named ${name} already.`);
      if (names.has(key)) return json(body, status);
      const answer = await target(request);
      if (answer.ok) names.add(key);
      return answer;
    };
  }),
  'ranges of version 6 are compared as texts': compared((cidr) => (cidr.includes(':') ? cidr : networkOf(cidr))),
  'the bits behind a prefix make another range': compared((cidr) => (cidr.includes(':') ? networkOf(cidr) : cidr)),
  'an address is another range than its own /32': compared((cidr) => (cidr.includes('/') ? networkOf(cidr) : cidr)),
  'ranges that overlap are refused': deciding((outcome, before) => {
    if ('refusal' in outcome || !before) return outcome;
    const [added] = outcome.next.routes.slice(before.routes.length);
    const meets = before.routes.some(({ cidr }) => added && networkOf(added.cidr).startsWith(networkOf(cidr)));
    return meets ? { refusal: refused('DLI.0006', `The connection has a route to ${added?.cidr} already.`) } : outcome;
  }),
  'a route that exists has the code of a bad request': inAnswer((body, status) =>
    json(/has a route/.test(String(body.error_msg)) ? { ...body, error_code: 'DLI.0001' } : body, status),
  ),
  'a route has no time': inField('routes', (routes) => (routes as Body[]).map((each) => ({ ...each, create_time: 0 }))),
  'the queue DEFAULT in capitals can be bound': inNames('queues', (name) =>
    name !== 'default' && lower(name) === 'default' ? `${name}_` : name,
  ),
  'queues that differ in case are two': inNames('queues', (name) => (/[A-Z]/.test(name) ? `${name}_` : name)),
  'pools are kept in lower case': inNames('elastic_resource_pools', lower),
  'unbinding a queue takes the pool of its name': inChange((next, before) => {
    const stays = (name: string) => next.peerings.some((each) => each.kind === 'queue' && each.name === name);
    const gone = before.peerings.filter(({ kind, name }) => kind === 'queue' && !stays(name));
    return { ...next, peerings: next.peerings.filter(({ name }) => !gone.some((each) => each.name === name)) };
  }),
  'a queue and a pool of one name are one peer': inChange((next) => ({
    ...next,
    peerings: [...new Map(next.peerings.map((each) => [each.name, each])).values()],
  })),
  'peers stand in the order of their names': showing((found) => ({
    ...found,
    available_queue_info: found.available_queue_info.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  })),
  'a peer was updated when it is shown': inField('update_time', () => Date.now() + 1),
  'a peer was updated when its connection was made': showing((found) => ({
    ...found,
    available_queue_info: found.available_queue_info.map((each) => ({ ...each, update_time: found.create_time })),
  })),
  'the message of binding has lower case': inAnswer((body, status) =>
    json(/^associated/.test(String(body.message)) ? { ...body, message: lower(body.message) } : body, status),
  ),
  'the message of unbinding is that of binding': inField('message', (message) =>
    String(message).replace('Disassociated peer connection for queues:', 'associated peer connection for queues: '),
  ),
  'hosts of what is deleted can be changed': inDeleted(({ hosts }) => hosts !== undefined),
  'queues can be bound to what is deleted': inDeleted(
    ({ peerings, delete_time }) => peerings.length > 0 && delete_time === null,
  ),
  'tags of what is deleted are shown': taking(() => {
    const known = new Map<string, Response>();
    return async (request, target) => {
      if (request.method !== 'GET' || !/\/tags$/.test(request.url)) return undefined;
      const answer = await target(request);
      if (answer.ok) known.set(request.url, answer.clone());
      return answer.ok ? answer : known.get(request.url)?.clone();
    };
  }),
  'an unknown connection has the code of what is missing': inAnswer((body, status) =>
    json(
      /^Connection .* does not exist/.test(String(body.error_msg)) ? { ...body, error_code: 'DLI.0002' } : body,
      status,
    ),
  ),
  'an unknown route is reported as an unknown connection': inField('error_msg', (message) =>
    String(message).replace(/^Route/, 'Connection'),
  ),
  'a connection cannot be deleted while it has queues': refusing(
    (next, before) => next.delete_time !== null && before.peerings.length > 0,
    'DLI.0001',
    'The connection has queues.',
  ),
};
