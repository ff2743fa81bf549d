import { type Connection, JsonText, type Shown } from '../src/index.ts';

/** A connection with all that one can have, in the order in which stores give it back, and with what a test cares about. */
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
    routes: [{ name: 'r', cidr: '10.0.0.0/8', network: 'v4:00001010', create_time: 3 }],
    grants: [{ grantee: 'p2' }],
    ...more,
  };
}

/** The same as reads show it. */
export function shownOf({ tags: _, grants, ...connection }: Connection): Shown {
  return { ...connection, shared: grants.length > 0 };
}
