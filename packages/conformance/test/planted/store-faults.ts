/** Faults in storing and finding. */
import { type Connection, type Filter, JsonText, type Page, type Tagged } from '@dli-connections/handler';
import { type Fault, inStore, pieceOf, reached, type Shown, showing, sound, whole } from './make.ts';

/** Lists are called with another filter or page. */
const asking = (change: (filter: Filter, page: Page) => [Filter, Page]): Fault =>
  inStore((store) => ({
    list: (project, filter, page, now) => store.list(project, ...change(filter, page), now),
    find: (project, filter, page) => store.find(project, ...change(filter, page)),
  }));

/** Changes listed connections. */
const listing = (change: <Found extends Shown | Tagged>(found: Found[], filter: Filter) => Found[]): Fault =>
  inStore((store) => ({
    async *list(project, filter, page, now) {
      yield pieceOf(change(await whole(store.list(project, filter, page, now)), filter));
    },
    async find(project, filter, page) {
      const { found, count } = await store.find(project, filter, page);
      return { found: change(found, filter), count };
    },
  }));

/** Names are compared in another way, over all connections. */
const naming = (matches: (name: string, wanted: string) => boolean): Fault =>
  inStore((store) => ({
    async *list(project, { name, ...filter }, page, now) {
      if (name === undefined) return yield* store.list(project, filter, page, now);
      const found = await whole(store.list(project, filter, { offset: 0 }, now));
      yield pieceOf(found.filter((each) => matches(each.name, name)));
    },
  }));

/** Changes added connections. */
const inserting = (change: (connection: Connection) => Partial<Connection>): Fault =>
  inStore((store) => ({
    insert: (connection, unique) => store.insert({ ...connection, ...change(connection) }, unique),
  }));

const isActive = (found: Shown | Tagged) =>
  'status' in found ? found.status === 'ACTIVE' : found.delete_time === null;

/** Faults of lists. */
export const listFaults: Record<string, Fault> = {
  'lists are newest first': listing((found) => found.toReversed()),
  'lists are in the order of names': listing((found) => found.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
  'limit is one more': asking((filter, page) => [filter, { ...page, ...(page.limit && { limit: page.limit + 1 }) }]),
  'limit is one less': asking((filter, page) => [filter, { ...page, ...(page.limit && { limit: page.limit - 1 }) }]),
  'limit is ignored': asking((filter, { offset }) => [filter, { offset }]),
  'offset is one more': asking((filter, page) => [filter, { ...page, offset: page.offset + 1 }]),
  'pages overlap by one': asking((filter, page) => [filter, { ...page, offset: Math.max(0, page.offset - 1) }]),
  'offset is ignored': asking((filter, page) => [filter, { ...page, offset: 0 }]),
  'offset counts pages': asking((filter, page) => [filter, { ...page, offset: page.offset * (page.limit ?? 1) * 2 }]),
  'the status filter is ignored': asking(({ status: _, ...filter }, page) => [filter, page]),
  'the status filter is inverted': asking(({ status, ...filter }, page) => [
    status ? { ...filter, status: status === 'ACTIVE' ? 'DELETED' : 'ACTIVE' } : filter,
    page,
  ]),
  'the name filter is ignored': asking(({ name: _, ...filter }, page) => [filter, page]),
  'the name filter takes a beginning': naming((name, wanted) => name.startsWith(wanted)),
  'the name filter takes any part': naming((name, wanted) => name.includes(wanted)),
  'the name filter disregards case': naming((name, wanted) => name.toLowerCase() === wanted.toLowerCase()),
  'the tags filter is ignored': asking(({ tags: _, ...filter }, page) => [filter, page]),
  'the tags filter looks at the first tag only': asking((filter, page) => [
    { ...filter, tags: filter.tags?.slice(0, 1) },
    page,
  ]),
  'the tags filter looks at keys only': asking((filter, page) => [
    { ...filter, tags: filter.tags?.map(({ key }) => ({ key, values: [] })) },
    page,
  ]),
  'a condition takes its first value only': asking((filter, page) => [
    { ...filter, tags: filter.tags?.map(({ key, values }) => ({ key, values: values.slice(0, 1) })) },
    page,
  ]),
  'untagged is ignored': asking(({ untagged: _, ...filter }, page) => [filter, page]),
  'lists hide what is deleted': listing((found) => found.filter(isActive)),
  'lists leave out what is shared': inStore((store) => ({
    async *list(project, filter, page, now) {
      const facts = await reached(store, project, filter, page);
      const own = new Set(facts.filter(({ project_id }) => project_id === project).map(({ id }) => id));
      yield pieceOf((await whole(store.list(project, filter, page, now))).filter(({ id }) => own.has(id)));
    },
  })),
  'resources that are shared are found by their tags': inStore((store) => ({
    async find(project, { untagged, ...filter }, { offset, limit }) {
      const all = await reached(store, project, filter);
      const found = all.filter(({ tags }) => !untagged || tags.length === 0);
      return { found: found.slice(offset, limit && offset + limit), count: found.length };
    },
  })),
  'lists leave out hosts': listing((found) => found.map((each) => ({ ...each, hosts: [] }))),
  'lists leave out peers': listing((found) => found.map((each) => ({ ...each, available_queue_info: [] }))),
  'lists leave out tags': listing((found) => found.map((each) => ({ ...each, tags: [] }))),
  'lists show one entry twice': listing((found) => (found[0] ? [found[0], ...found] : found)),
  'a count is one more': inStore((store) => ({ count: async (...args) => (await store.count(...args)) + 1 })),
  'a count disregards tags': inStore((store) => ({
    count: (project, { tags: _, ...filter }) => store.count(project, filter),
  })),
  'a count disregards names': inStore((store) => ({
    count: (project, { name: _, ...filter }) => store.count(project, filter),
  })),
  'a count takes what is deleted': inStore((store) => ({
    count: (project, { status: _, ...filter }) => store.count(project, filter),
  })),
  'the tags in use are those of a page': inStore((store) => ({
    async tagsInUse(project, page) {
      const { tags } = await store.tagsInUse(project, page);
      return { tags, count: tags.length };
    },
  })),
  'the tags in use are in no order': inStore((store) => ({
    async tagsInUse(project, page) {
      const { tags, count } = await store.tagsInUse(project, page);
      return { tags: tags.toReversed(), count };
    },
  })),
  'a tag in use has one value': inStore((store) => ({
    async tagsInUse(project, page) {
      const { tags, count } = await store.tagsInUse(project, page);
      return { tags: tags.map(({ key, values }) => ({ key, values: values.slice(0, 1) })), count };
    },
  })),
  'the tags in use disregard the offset': inStore((store) => ({
    tagsInUse: (project, page) => store.tagsInUse(project, { ...page, offset: 0 }),
  })),
  'the tags in use disregard the limit': inStore((store) => ({
    tagsInUse: (project, { offset }) => store.tagsInUse(project, { offset }),
  })),
};

/** Faults of creating and showing. */
export const keepFaults: Record<string, Fault> = {
  'every project is one': inStore((store) => {
    const all = 'all';
    return {
      insert: (connection, unique) => store.insert({ ...connection, project_id: all }, unique),
      get: (_, id, now) => store.get(all, id, now),
      facts: async (project, id) => {
        const found = await store.facts(all, id);
        return found && { ...found, project_id: project };
      },
      list: (_, filter, page, now) => store.list(all, filter, page, now),
      find: (_, filter, page) => store.find(all, filter, page),
      count: (_, filter) => store.count(all, filter),
    };
  }),
  'a foreign connection can be shown': inStore((store) => {
    const owners = new Map<string, string>();
    return {
      insert: (connection, unique) => {
        owners.set(connection.id, connection.project_id);
        return store.insert(connection, unique);
      },
      get: (project, id, now) => store.get(owners.get(id) ?? project, id, now),
    };
  }),
  'a foreign connection can be changed': inStore((store) => {
    const owners = new Map<string, string>();
    return {
      insert: (connection, unique) => {
        owners.set(connection.id, connection.project_id);
        return store.insert(connection, unique);
      },
      change: (project, ids, decide, grantee) =>
        store.change(owners.get(ids[0] ?? '') ?? project, ids, decide, grantee),
    };
  }),
  'names need not be unique': () => sound({ uniqueNames: false }),
  'names of deleted connections stay taken': inStore((store) => ({
    async insert(connection, unique) {
      const { project_id, name } = connection;
      return (await store.count(project_id, { name })) > 0 ? 'exists' : store.insert(connection, unique);
    },
  })),
  'names are unique across projects': inStore((store) => {
    const names = new Set<string>();
    return {
      async insert(connection, unique) {
        if (names.has(connection.name)) return 'exists';
        names.add(connection.name);
        return store.insert(connection, unique);
      },
    };
  }),
  'nothing is stored': inStore(() => ({ insert: async () => 'inserted' })),
  'a create makes two': inStore((store) => ({
    async insert(connection, unique) {
      await store.insert({ ...connection, id: crypto.randomUUID(), name: `${connection.name}2`, peerings: [] }, false);
      return store.insert(connection, unique);
    },
  })),
  'hosts of a create are lost': inserting(() => ({ hosts: JsonText.of([]) })),
  'the last host of a create is lost': inserting(({ hosts }) => ({ hosts: JsonText.of(hosts.read().slice(0, -1)) })),
  'hosts of a create are turned around': inserting(({ hosts }) => ({ hosts: JsonText.of(hosts.read().toReversed()) })),
  'tags of a create are lost': inserting(() => ({ tags: [] })),
  'queues of a create are lost': inserting(({ peerings }) => ({
    peerings: peerings.filter(({ kind }) => kind !== 'queue'),
  })),
  'pools of a create are lost': inserting(({ peerings }) => ({
    peerings: peerings.filter(({ kind }) => kind !== 'pool'),
  })),
  'only the first queue of a create is bound': inserting(({ peerings }) => ({ peerings: peerings.slice(0, 1) })),
  'names are stored in lower case': inserting(({ name }) => ({ name: name.toLowerCase() })),
  'network and VPC are exchanged': inserting(({ dest_vpc_id, dest_network_id }) => ({
    dest_vpc_id: dest_network_id,
    dest_network_id: dest_vpc_id,
  })),
  'create_time is that of 1970': inserting(() => ({ create_time: 0 })),
  'what is deleted cannot be shown': showing((found) => (isActive(found) ? found : undefined)),
  'a show leaves out hosts': showing((found) => ({ ...found, hosts: [] })),
  'a show leaves out routes': showing((found) => ({ ...found, routes: [] })),
  'a show is never refreshed': inStore((store) => {
    const seen = new Map<string, JsonText<Shown>>();
    return {
      async get(project, id, now) {
        const key = `${project} ${id}`;
        const found = seen.get(key) ?? (await store.get(project, id, now));
        if (found) seen.set(key, found);
        return found;
      },
    };
  }),
  'a peering is never ready': () => sound({ peeringMs: 1e9 }),
};
