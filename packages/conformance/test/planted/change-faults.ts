/** Faults in the effect of a change on a connection. */
import { type Fault, inChange, inStore } from './make.ts';

/** Faults of changes. */
export const changeFaults: Record<string, Fault> = {
  'a change is lost': inStore((store) => ({
    async change(project, ids, decide) {
      for (const id of ids) {
        const decision = decide(await store.facts(project, id), id);
        if ('refusal' in decision) return decision.refusal;
      }
      return undefined;
    },
  })),
  'a change of several is made on the first alone': inStore((store) => ({
    change: (project, ids, decide, grantee) => store.change(project, ids.slice(0, 1), decide, grantee),
  })),
  'a change of several is made up to the refusal': inStore((store) => ({
    async change(project, ids, decide, grantee) {
      for (const id of ids) {
        const refusal = await store.change(project, [id], decide, grantee);
        if (refusal) return refusal;
      }
      return undefined;
    },
  })),
  'an update of hosts is lost': inChange(({ hosts: _, ...next }) => next),
  'an update without hosts keeps them': inChange((next) => (next.hosts?.length === 0 ? without(next) : next)),
  'an update keeps the first host alone': inChange((next) =>
    next.hosts ? { ...next, hosts: next.hosts.slice(0, 1) } : next,
  ),
  'an update of hosts unbinds': inChange((next) => (next.hosts ? { ...next, peerings: [] } : next)),
  'a delete is lost': inChange((next) => ({ ...next, delete_time: null })),
  'a delete leaves the peers': inChange((next, before) =>
    next.delete_time === null ? next : { ...next, peerings: before.peerings },
  ),
  'a delete leaves the routes': inChange((next, before) =>
    next.delete_time === null ? next : { ...next, routes: before.routes },
  ),
  'a delete takes the hosts': inChange((next) => (next.delete_time === null ? next : { ...next, hosts: [] })),
  'unbinding leaves the peer': inChange((next, before) =>
    next.peerings.length < before.peerings.length ? { ...next, peerings: before.peerings } : next,
  ),
  'unbinding takes every peer': inChange((next, before) =>
    next.peerings.length < before.peerings.length ? { ...next, peerings: [] } : next,
  ),
  'binding replaces what is bound': inChange((next, before) =>
    next.peerings.length > before.peerings.length
      ? { ...next, peerings: next.peerings.slice(before.peerings.length) }
      : next,
  ),
  'binding binds the first alone': inChange((next, before) => ({
    ...next,
    peerings: next.peerings.slice(0, before.peerings.length + 1),
  })),
  'binding again makes another peer': inChange((next) => ({
    ...next,
    peerings: next.peerings.map((each) => ({ ...each, peer_id: crypto.randomUUID() })),
  })),
  'a queue that is bound is a pool': inChange((next) => ({
    ...next,
    peerings: next.peerings.map((each) => ({ ...each, kind: 'pool' as const })),
  })),
  'a route replaces the others': inChange((next, before) =>
    next.routes.length > before.routes.length ? { ...next, routes: next.routes.slice(-1) } : next,
  ),
  'a route is lost': inChange((next, before) =>
    next.routes.length > before.routes.length ? { ...next, routes: before.routes } : next,
  ),
  'a route stays when it is removed': inChange((next, before) =>
    next.routes.length < before.routes.length ? { ...next, routes: before.routes } : next,
  ),
  'removing a route removes all': inChange((next, before) =>
    next.routes.length < before.routes.length ? { ...next, routes: [] } : next,
  ),
  'a route is kept as its network': inChange((next) => ({
    ...next,
    routes: next.routes.map((each) => ({ ...each, cidr: each.cidr.replace(/\/\d+$/, '/8') })),
  })),
  'tags that are added replace the others': inChange((next, before) =>
    next.tags.length > before.tags.length ? { ...next, tags: next.tags.slice(before.tags.length) } : next,
  ),
  'a tag that is there keeps its value': inChange((next, before) => ({
    ...next,
    tags: next.tags.map((tag) => before.tags.find(({ key }) => key === tag.key) ?? tag),
  })),
  'a tag stays when it is removed': inChange((next, before) =>
    next.tags.length < before.tags.length ? { ...next, tags: before.tags } : next,
  ),
  'removing a tag removes all': inChange((next, before) =>
    next.tags.length < before.tags.length ? { ...next, tags: [] } : next,
  ),
  'a grant is lost': inChange((next, before) =>
    next.grants.length > before.grants.length ? { ...next, grants: before.grants } : next,
  ),
  'a grant replaces the others': inChange((next) => ({ ...next, grants: next.grants.slice(-1) })),
  'a grant that is revoked stays': inChange((next, before) =>
    next.grants.length < before.grants.length && next.delete_time === null ? { ...next, grants: before.grants } : next,
  ),
  'revoking one grant revokes all': inChange((next, before) =>
    next.grants.length < before.grants.length ? { ...next, grants: [] } : next,
  ),
};

function without<Next extends { hosts?: unknown }>({ hosts: _, ...next }: Next): Omit<Next, 'hosts'> {
  return next;
}
