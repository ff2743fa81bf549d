import { JsonText, type Saved } from '@dli-connections/handler';

/** The identifier of a connection by its number. */
export const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

/** Lists that a delete empties. */
const active: Pick<Saved, 'peerings' | 'routes' | 'grants'> = {
  peerings: [{ kind: 'queue', name: 'q', peer_id: 'x', bind_time: 5, ready_time: 6, failure: null }],
  routes: [{ name: 'r', cidr: '10.0.0.0/8', create_time: 3 }],
  grants: [{ grantee: 'p2' }],
};

/** A connection with one of each part that a delete leaves, and with the fields that a test sets. */
export function connectionOf(at: number, more: Partial<Saved> = {}): Saved {
  return {
    project_id: 'p1',
    id: idOf(at),
    name: `n${at}`,
    unique_name: true,
    dest_vpc_id: 'v',
    dest_network_id: 'n',
    routetable_id: null,
    create_time: 1_000 + at,
    delete_time: null,
    hosts: JsonText.of([{ name: 'h', ip: '10.0.0.1' }]),
    tags: [{ key: 'k', value: 'v' }],
    ...(more.delete_time == null ? active : { peerings: [], routes: [], grants: [] }),
    ...more,
  };
}

/** The same as pieces for `Store.load`. */
export async function* piecesOf(...connections: Saved[]) {
  yield connections;
}
