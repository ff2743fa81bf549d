import type { Connection as ConnectionBody } from '@dli-connections/contract';
import { peerAt } from './lifecycle.ts';
import type { Connection, Peering } from './store/store.ts';

/** A connection as reads show it at a time, in milliseconds since the epoch. */
export function viewOf(connection: Connection, now: number): ConnectionBody {
  const { id, name, dest_vpc_id, dest_network_id, create_time, delete_time, hosts, routes, grants } = connection;
  const peersOf = (kind: Peering['kind']) =>
    connection.peerings.filter((peering) => peering.kind === kind).map((peering) => peerAt(peering, now));
  return {
    id,
    name,
    status: delete_time === null ? 'ACTIVE' : 'DELETED',
    available_queue_info: peersOf('queue'),
    elastic_resource_pools: peersOf('pool'),
    dest_vpc_id,
    dest_network_id,
    create_time,
    hosts,
    routes: routes.map(({ name, cidr, create_time }) => ({ name, cidr, create_time })),
    isPrivis: grants.length === 0,
    // Whether a subnet has IPv6 is not known here.
    ipv6_enable: false,
  };
}

/** The same of a list that comes in pieces. */
export async function* viewsOf(pieces: AsyncIterable<Connection[]>, now: number): AsyncGenerator<ConnectionBody[]> {
  for await (const piece of pieces) yield piece.map((connection) => viewOf(connection, now));
}
