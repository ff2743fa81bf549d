/** Faults that show once the server has been ended and started again. */
import { type Connection, type Core, JsonText, openSqliteStore, type Store } from '@dli-connections/handler';
import { bound, type Restartable, sound } from '../make.ts';
import { listingBy } from './make.ts';

/** A handler that keeps its store over a restart, with a fault in it from then on. `change` is asked at each restart. */
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

/** What is read is something else after a restart. */
const reading = (change: <Found extends Core>(found: Found) => Found | undefined): (() => Restartable) =>
  afterRestart((store) => ({
    async get(project, id) {
      const found = await store.get(project, id);
      return found && change(found);
    },
    async facts(project, id) {
      const found = await store.facts(project, id);
      return found && change(found);
    },
    ...listingBy(store, async (look, filter, page) => (await look(filter, page)).flatMap((each) => change(each) ?? [])),
  }));

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
  'a restart forgets what is deleted': reading((found) => (found.delete_time === null ? found : undefined)),
  'a restart brings back what was deleted': reading((found) => ({ ...found, delete_time: null })),
  'a restart forgets hosts': reading((found) => ({ ...found, hosts: JsonText.of([]) })),
  'a restart forgets routes': reading((found) => ({ ...found, routes: [] })),
  'a restart forgets tags': reading((found) => ({ ...found, tags: [] })),
  'a restart forgets with whom something is shared': reading((found) => ({ ...found, grants: [], shared: false })),
  'a restart makes the peerings again': afterRestart((store) => {
    const started = Date.now() + 1;
    const again = <Found extends Core>(found: Found): Found => ({
      ...found,
      peerings: found.peerings.map((each) => ({ ...each, bind_time: started, ready_time: started })),
    });
    return {
      async get(project, id) {
        const found = await store.get(project, id);
        return found && again(found);
      },
    };
  }),
  'a restart gives peers other identifiers': reading((found) => ({
    ...found,
    peerings: found.peerings.map((each) => ({ ...each, peer_id: crypto.randomUUID() })),
  })),
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
        const stale: Partial<Store> = {
          async get(project, id) {
            const found = await store.get(project, id);
            return found && { ...found, hosts: first.get(id) ?? found.hosts };
          },
        };
        target = sound({ store: { ...bound(store), ...stale } });
      },
    };
  },
};
