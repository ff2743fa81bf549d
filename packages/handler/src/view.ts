import type { Connection as ConnectionBody } from '@dli-connections/contract';
import { handOver } from './hand-over.ts';
import { type JsonText, type Members, objectText } from './json-text.ts';
import { peerAt } from './lifecycle.ts';
import type { Peering, Shown } from './store/store.ts';

/** A connection as reads show it at a time. */
export function viewOf(connection: Shown, now: number): Members<ConnectionBody> {
  const { id, name, dest_vpc_id, dest_network_id, create_time, delete_time, hosts, routes, shared } = connection;
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
    isPrivis: !shared,
    // Whether a subnet has IPv6 is not known here.
    ipv6_enable: false,
  };
}

/** The same of a list that comes in pieces. */
export async function* viewsOf(
  pieces: AsyncIterable<Shown[]>,
  now: number,
): AsyncGenerator<JsonText<ConnectionBody>[]> {
  for await (const piece of pieces) yield handOver(piece).map((connection) => objectText(viewOf(connection, now)));
}
