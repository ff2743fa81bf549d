import type { Peer } from '@dli-connections/contract';
import { peerAt } from '../lifecycle.ts';
import type { Row } from './engine.ts';
import type { Facts, Peering } from './store.ts';

/** The peers of both kinds, as reads show them. */
export interface Peers {
  available_queue_info: Peer[];
  elastic_resource_pools: Peer[];
}

/** The facts of a connection that no read shows, in the column `rest`. */
export interface Rest extends Pick<Facts, 'routetable_id'> {
  /** The kinds of its peerings and when they were bound, in that order. */
  bound: [kind: Peering['kind'], bind_time: number][];
}

const memberOf = { queue: 'available_queue_info', pool: 'elastic_resource_pools' } as const;

/** The peers as they are at a time. */
export function peersAt(peerings: readonly Peering[], now: number): Peers {
  const peers: Peers = { available_queue_info: [], elastic_resource_pools: [] };
  for (const peering of peerings) peers[memberOf[peering.kind]].push(peerAt(peering, now));
  return peers;
}

/** The time from which on all peerings are what they end as. */
export function settledTime(peerings: readonly Peering[]): number {
  return peerings.reduce((latest, { ready_time }) => Math.max(latest, ready_time), 0);
}

/** The column `rest`. */
export function restOf({ routetable_id, peerings }: Facts): string {
  const bound: Rest['bound'] = peerings.map(({ kind, bind_time }) => [kind, bind_time]);
  return JSON.stringify({ routetable_id, bound } satisfies Rest);
}

/** What a column `rest` says. */
export function readRest({ rest }: Row): Rest {
  return JSON.parse(String(rest));
}

/** The peerings of a row, from the peers that they end as, in the order in which they were bound. */
export function peeringsOf(peers: Peers, row: Row): Peering[] {
  const next = { queue: 0, pool: 0 };
  return readRest(row).bound.map(([kind, bind_time]) => {
    const peer = peers[memberOf[kind]][next[kind]++];
    if (!peer) throw new Error(`a ${kind} of a stored connection has no peer`);
    const { name, peer_id, update_time: ready_time, status, err_msg } = peer;
    return { kind, name, peer_id, bind_time, ready_time, failure: status === 'FAILED' ? err_msg : null };
  });
}
