import type { Peer } from '@dli-connections/contract';
import { peerAt } from '../lifecycle.ts';
import type { Row } from './engine.ts';
import type { Peering } from './store.ts';

/** The peers of both kinds as reads show them at a time, as the columns that are JSON. */
export function peersAt(peerings: readonly Peering[], now: number): { queues: string; pools: string } {
  // Most connections have none.
  if (peerings.length === 0) return { queues: '[]', pools: '[]' };
  const peers = { queue: [] as Peer[], pool: [] as Peer[] };
  for (const peering of peerings) peers[peering.kind].push(peerAt(peering, now));
  return { queues: JSON.stringify(peers.queue), pools: JSON.stringify(peers.pool) };
}

/** What is stored of peerings: the peers that they end as, from when on they are that, and what these do not say. */
export function columnsOf(peerings: readonly Peering[]) {
  const { queues, pools } = peersAt(peerings, Number.POSITIVE_INFINITY);
  let settled_time = 0;
  for (const { ready_time } of peerings) settled_time = Math.max(settled_time, ready_time);
  return {
    queues,
    pools,
    settled_time,
    bound: JSON.stringify(peerings.map(({ kind, bind_time }) => [kind, bind_time])),
  };
}

/** The peerings of a row, in the order in which they were bound. */
export function peeringsOf({ queues, pools, bound }: Row): Peering[] {
  // The texts are those of `columnsOf`.
  if (bound === '[]') return [];
  const peers = { queue: JSON.parse(String(queues)) as Peer[], pool: JSON.parse(String(pools)) as Peer[] };
  const order = JSON.parse(String(bound)) as [kind: Peering['kind'], bind_time: number][];
  const next = { queue: 0, pool: 0 };
  return order.map(([kind, bind_time]) => {
    const peer = peers[kind][next[kind]++];
    if (!peer) throw new Error(`a ${kind} of a stored connection has no peer`);
    const { name, peer_id, update_time: ready_time, status, err_msg } = peer;
    return { kind, name, peer_id, bind_time, ready_time, failure: status === 'FAILED' ? err_msg : null };
  });
}
