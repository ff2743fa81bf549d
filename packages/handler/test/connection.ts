import type { Connection as Body } from '@dli-connections/contract';
import { peerAt } from '../src/bindings.ts';
import { type Connection, JsonText } from '../src/index.ts';

/** A connection with all optional parts, in the order of stores, with a test's own values. */
export function connectionOf(more: Partial<Connection> = {}): Connection {
  return {
    project_id: 'p1',
    id: 'c1',
    name: 'a',
    dest_vpc_id: 'v',
    dest_network_id: 'n',
    routetable_id: null,
    create_time: 1_566_888_011_125,
    delete_time: null,
    hosts: JsonText.of([{ name: 'h', ip: '10.0.0.1' }, {}]),
    tags: [{ key: 'k', value: '' }],
    peerings: [
      { kind: 'pool', name: 'p', peer_id: 'y', bind_time: 1, ready_time: 2, failure: 'no subnet' },
      {
        kind: 'queue',
        name: 'q',
        peer_id: 'x',
        bind_time: 1_566_888_011_125,
        ready_time: 1_566_888_011_126,
        failure: null,
      },
    ],
    routes: [{ name: 'r', cidr: '10.0.0.0/8', create_time: 3 }],
    grants: [{ grantee: 'p2' }],
    ...more,
  };
}

/** The same as reads show it, at a time when all of its peerings have ended as they will. */
export function shownOf(connection: Connection): Body {
  const { id, name, dest_vpc_id, dest_network_id, create_time, delete_time, hosts, peerings, routes } = connection;
  const peersOf = (kind: 'queue' | 'pool') =>
    peerings.filter((each) => each.kind === kind).map((each) => peerAt(each, Number.MAX_SAFE_INTEGER));
  return {
    ...{ id, name, dest_vpc_id, dest_network_id, create_time, routes },
    status: delete_time === null ? 'ACTIVE' : 'DELETED',
    available_queue_info: peersOf('queue'),
    elastic_resource_pools: peersOf('pool'),
    hosts: hosts.read(),
    isPrivis: connection.grants.length === 0,
    ipv6_enable: false,
  };
}
