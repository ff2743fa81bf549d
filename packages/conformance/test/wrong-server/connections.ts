/** The state of the server, in memory. */
import { randomUUID } from 'node:crypto';
import { bad } from './refused.ts';

export interface Tag {
  key: string;
  value: string;
}

export interface Connection {
  id: string;
  project: string;
  name: string;
  dest_vpc_id: string;
  dest_network_id: string;
  hosts: object[];
  queues: { peer_id: string; name: string; time: number }[];
  pools: { peer_id: string; name: string; time: number }[];
  routes: { name: string; cidr: string; create_time: number }[];
  tags: Map<string, string>;
  /** The projects that may bind queues. */
  shared: Set<string>;
  time: number;
  deleted: boolean;
}

export const created: Connection[] = [];

/** The connection, if the project may see it: its own or, without `own`, one that is shared with it. */
export function find(project: string, id: unknown, { own = false, deleted = false } = {}): Connection {
  const found = created.find((each) => each.id === id && (deleted || !each.deleted));
  const isSeen = found && (found.project === project || (!own && found.shared.has(project)));
  if (!isSeen) throw bad(`No connection is called ${id}.`);
  return found;
}

/** Binds those that are not bound already. */
export function bind(to: Connection['queues'], names: readonly string[] = []): void {
  for (const name of names)
    if (!to.some((each) => each.name === name)) to.push({ peer_id: randomUUID(), name, time: Date.now() });
}

/** Adds tags, if no key repeats and the limit is kept. */
export function tag(tags: Map<string, string>, added: readonly Tag[]): Map<string, string> {
  if (new Set(added.map(({ key }) => key)).size < added.length) throw bad('A tag is there twice.');
  const all = new Map([...tags, ...added.map(({ key, value }) => [key, value] as const)]);
  if (all.size > 20) throw bad('There are too many tags.');
  return all;
}

/** The tags of a connection in the order of their keys. */
export const sorted = (tags: Map<string, string>): Tag[] =>
  [...tags].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1));

const peer = ({ peer_id, name, time }: Connection['queues'][0]) => ({
  ...{ peer_id, status: 'ACTIVE', name, err_msg: '', update_time: time },
});

/** A connection as reads show it. */
export const shown = (each: Connection) => ({
  id: each.id,
  name: each.name,
  status: each.deleted ? 'DELETED' : 'ACTIVE',
  available_queue_info: each.queues.map(peer),
  elastic_resource_pools: each.pools.map(peer),
  dest_vpc_id: each.dest_vpc_id,
  dest_network_id: each.dest_network_id,
  create_time: each.time,
  hosts: each.hosts,
  isPrivis: each.shared.size === 0,
  routes: each.routes,
});

/** Ends the server and starts it again: what it has written down is all that it knows. */
export function restart(): void {
  const text = JSON.stringify(created, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  created.length = 0;
  for (const each of JSON.parse(text))
    created.push({ ...each, tags: new Map(each.tags), shared: new Set(each.shared) });
}
