import type { Peer } from '@dli-connections/contract';
import { peerAt } from '../lifecycle.ts';
import type { Row } from './engine.ts';
import type { Peering } from './store.ts';

/** The peers of one kind as reads show them at a time, as JSON. */
function peersText(peerings: readonly Peering[], kind: Peering['kind'], now: number): string {
  return JSON.stringify(peerings.filter((each) => each.kind === kind).map((each) => peerAt(each, now)));
}

/** The peers of both kinds at a time, as the columns that show them. */
export function peersAt(peerings: readonly Peering[], now: number): { queues: string; pools: string } {
  return { queues: peersText(peerings, 'queue', now), pools: peersText(peerings, 'pool', now) };
}

/** What is stored of peerings: the peers that they end as, from when on they are that, and what these do not say. */
export function columnsOf(peerings: readonly Peering[]) {
  return {
    ...peersAt(peerings, Number.POSITIVE_INFINITY),
    settled_time: peerings.reduce((latest, { ready_time }) => Math.max(latest, ready_time), 0),
    bound: JSON.stringify(peerings.map(({ kind, bind_time }) => [kind, bind_time])),
  };
}

/** The peerings of a row, in the order in which they were bound. */
export function peeringsOf({ queues, pools, bound }: Row): Peering[] {
  // Most connections have none. The texts are those of `columnsOf`.
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
