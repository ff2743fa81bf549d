/** Faults that show once the server has been ended and started again. */
import type { Peer } from '@dli-connections/contract';
import { type Connection, type Facts, openSqliteStore, type Store, type Tagged } from '@dli-connections/handler';
import { bound, type Restartable, type Shown, shownBy, sound } from '../make.ts';
import { listingBy } from './make.ts';

/** A handler that keeps its store over a restart, and has a fault from then on. `change` is called at each restart. */
const afterRestart =
  (change: (store: Store) => Partial<Store>): (() => Restartable) =>
  () => {
    const store = openSqliteStore(':memory:');
    let target = sound({ store });
    return {
      target: (request) => target(request),
      async restart() {
        target = sound({ store: { ...bound(store), ...change(store) } });
      },
    };
  };

/** Reads give something else after a restart: in answers, and in the rules. */
const reading = (
  show: (found: Shown) => Shown | undefined,
  look: (found: Facts) => Facts | undefined = (found) => found,
): (() => Restartable) =>
  afterRestart((store) => {
    // Each call gets the one kind that it is for.
    const change = <Found extends Shown | Tagged>(found: Found) =>
      ('project_id' in found ? look({ ...found, grants: [] }) : show(found as Shown)) as Found | undefined;
    return {
      ...shownBy(store, show),
      async facts(project, id) {
        const found = await store.facts(project, id);
        return found && look(found);
      },
      ...listingBy(store, async (look, filter, page) =>
        (await look(filter, page)).flatMap((each) => change(each) ?? []),
      ),
    };
  });

/** The peers of both kinds, changed. */
const withPeers = (found: Shown, change: (peer: Peer) => Peer): Shown => ({
  ...found,
  available_queue_info: found.available_queue_info.map(change),
  elastic_resource_pools: (found.elastic_resource_pools ?? []).map(change),
});

/** Faults of restarts. */
export const restartFaults: Record<string, () => Restartable> = {
  'a restart forgets everything': () => {
    let target = sound();
    return {
      target: (request) => target(request),
      async restart() {
        target = sound();
      },
    };
  },
  'a restart forgets what is deleted': reading(
    (found) => (found.status === 'ACTIVE' ? found : undefined),
    (found) => (found.delete_time === null ? found : undefined),
  ),
  'a restart brings back what was deleted': reading(
    (found) => ({ ...found, status: 'ACTIVE' }),
    (found) => ({ ...found, delete_time: null }),
  ),
  'a restart forgets hosts': reading((found) => ({ ...found, hosts: [] })),
  'a restart forgets routes': reading(
    (found) => ({ ...found, routes: [] }),
    (found) => ({ ...found, routes: [] }),
  ),
  'a restart forgets tags': reading(
    (found) => found,
    (found) => ({ ...found, tags: [] }),
  ),
  'a restart forgets with whom something is shared': reading(
    (found) => ({ ...found, isPrivis: true }),
    (found) => ({ ...found, grants: [] }),
  ),
  'a restart makes the peerings again': afterRestart((store) => {
    const started = Date.now() + 1;
    return shownBy(store, (found) => withPeers(found, (peer) => ({ ...peer, update_time: started })));
  }),
  'a restart gives peers other identifiers': reading(
    (found) => withPeers(found, (peer) => ({ ...peer, peer_id: crypto.randomUUID() })),
    (found) => ({ ...found, peerings: found.peerings.map((each) => ({ ...each, peer_id: crypto.randomUUID() })) }),
  ),
  'a restart frees the names that are taken': afterRestart((store) => ({
    insert: (connection) => store.insert(connection, false),
  })),
  'a restart turns the order of creation around': afterRestart((store) =>
    listingBy(store, async (look, filter, page) => (await look(filter, page)).toReversed()),
  ),
  'a restart goes back to the first hosts': () => {
    const store = openSqliteStore(':memory:');
    const first = new Map<string, Connection['hosts']>();
    const noting: Partial<Store> = {
      insert: (connection, unique) => {
        first.set(connection.id, connection.hosts);
        return store.insert(connection, unique);
      },
    };
    let target = sound({ store: { ...bound(store), ...noting } });
    return {
      target: (request) => target(request),
      async restart() {
        const stale = shownBy(store, (found) => ({
          ...found,
          hosts: first.get(found.id)?.read() ?? found.hosts ?? [],
        }));
        target = sound({ store: { ...bound(store), ...stale } });
      },
    };
  },
};
