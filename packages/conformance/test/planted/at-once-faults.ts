/** Faults that show when two calls come at once, or in data that a call should not touch. */
import { setTimeout } from 'node:timers/promises';
import type { Target } from '@dli-connections/contract';
import type { Facts } from '@dli-connections/handler';
import { type Fault, inChange, inStore, sound } from './make.ts';

const pause = () => setTimeout(2);

/** A change that is decided on an earlier read, and written later. `merge` makes the written value. */
const late = (merge: (next: Facts, before: Facts, current: Facts) => Facts): Fault =>
  inStore((store) => ({
    async change(project, ids, decide, grantee) {
      const before = new Map<string, Facts | undefined>();
      for (const id of ids) before.set(id, await store.facts(project, id));
      await pause();
      return store.change(
        project,
        ids,
        (current, id) => {
          const known = before.get(id);
          const decision = decide(known, id);
          if (!('next' in decision) || !known || !current) return decision;
          const { hosts, ...rest } = decision.next;
          // The members are those of the decision, with other values.
          return { next: { ...merge(rest, known, current), ...(hosts && { hosts }) } as typeof decision.next };
        },
        grantee,
      );
    },
  }));

/** The answers of requests that come while another is waiting are exchanged. */
const exchanged =
  (isMeant: (request: Request) => boolean): Fault =>
  () => {
    const target = sound();
    let waiting: ((response: Response) => void) | undefined;
    return async (request) => {
      const response = await target(request);
      if (!isMeant(request)) return response;
      if (waiting) {
        const give = waiting;
        waiting = undefined;
        return new Promise<Response>((resolve) => {
          give(response.clone());
          resolve(response);
        });
      }
      const mine = new Promise<Response>((resolve) => {
        waiting = resolve;
      });
      const first = await Promise.race([mine, pause().then(() => undefined)]);
      if (!first) waiting = undefined;
      return first ?? response;
    };
  };

/** Each matching request is answered twice, as if each came alone. */
const twice =
  (isMeant: (request: Request) => boolean): Fault =>
  () => {
    const target = sound();
    const running = new Map<string, Promise<Response>>();
    const shared: Target = async (request) => {
      if (!isMeant(request)) return target(request);
      const key = `${request.method} ${request.url} ${await request.clone().text()}`;
      const known = running.get(key) ?? pause().then(() => target(request));
      running.set(key, known);
      return (await known.finally(() => running.delete(key))).clone();
    };
    return shared;
  };

const ends = (text: string) => (request: Request) => request.url.endsWith(text);

/** Faults of calls at once. */
export const atOnceFaults: Record<string, Fault> = {
  'the later of two changes wins': late((next) => next),
  'a delete at once with another succeeds twice': twice(({ method }) => method === 'DELETE'),
  'a route that is made at once is made twice': twice(ends('/routes')),
  'what is deleted comes back with a change at once': late((next, before, current) => ({
    ...current,
    ...next,
    delete_time: before.delete_time ?? next.delete_time,
  })),
  'two creates of one name at once are made': inStore((store) => {
    const names = new Set<string>();
    return {
      async insert(connection, unique) {
        const key = `${connection.project_id} ${connection.name}`;
        if (
          unique &&
          names.has(key) &&
          (await store.count(connection.project_id, { name: connection.name, status: 'ACTIVE' })) > 0
        )
          return 'exists';
        await pause();
        names.add(key);
        return store.insert(connection, false);
      },
    };
  }),
  'shows at once are exchanged': exchanged(({ method, url }) => method === 'GET' && /connections\/[^/]+$/.test(url)),
  'creates at once are exchanged': exchanged(
    ({ method, url }) => method === 'POST' && url.endsWith('/enhanced-connections'),
  ),
};

/** Faults in data that a change should not touch. */
export const besidesFaults: Record<string, Fault> = {
  'an update of hosts takes the tags': inChange((next) => (next.hosts ? { ...next, tags: [] } : next)),
  'an update of hosts takes the routes': inChange((next) => (next.hosts ? { ...next, routes: [] } : next)),
  'an update of hosts takes back what was shared': inChange((next) => (next.hosts ? { ...next, grants: [] } : next)),
  'a route that is removed takes those that begin like it': inChange((next, before) =>
    next.routes.length < before.routes.length ? { ...next, routes: next.routes.slice(0, -1) } : next,
  ),
  'names of routes disregard case when they are removed': inChange((next, before) => {
    const gone = before.routes.find(({ name }) => !next.routes.some((each) => each.name === name));
    return gone
      ? { ...next, routes: next.routes.filter(({ name }) => name.toLowerCase() !== gone.name.toLowerCase()) }
      : next;
  }),
  'a tag is removed with another value left': inChange((next, before) =>
    next.tags.length < before.tags.length && before.tags.some(({ value }) => value === 'a') && before.tags.length === 3
      ? { ...next, tags: before.tags }
      : next,
  ),
  'ranges are stored in lower case': inChange((next) => ({
    ...next,
    routes: next.routes.map((each) => ({ ...each, cidr: each.cidr.toLowerCase() })),
  })),
  'unbinding a queue takes the grants': inChange((next, before) =>
    next.peerings.length < before.peerings.length && next.delete_time === null ? { ...next, grants: [] } : next,
  ),
  'networks are trimmed': inStore((store) => ({
    insert: (connection, unique) =>
      store.insert({ ...connection, dest_network_id: connection.dest_network_id.trim() }, unique),
  })),
  'VPCs are stored in lower case': inStore((store) => ({
    insert: (connection, unique) =>
      store.insert({ ...connection, dest_vpc_id: connection.dest_vpc_id.toLowerCase() }, unique),
  })),
  'filters are applied to a page': inStore((store) => ({
    find: async (project, filter, page) => {
      const { found, count } = await store.find(project, {}, page);
      const all = await store.find(project, filter, { offset: 0 });
      return {
        found: found.filter(({ id }) => all.found.some((each) => each.id === id)),
        count: page.offset > 0 ? count : all.count,
      };
    },
  })),
};
