import type { Peer } from '@dli-connections/contract';
import type { Peering } from './store/store.ts';

/**
 * The peer that a peering is at a time: `CREATING` for as long as making it takes, then `ACTIVE`. A pure function of what
 * is stored and the clock, so it needs no worker and is the same after a restart. Times are milliseconds.
 */
export function peerAt(peering: Peering, now: number, peeringMs: number): Peer {
  const readyAt = peering.bind_time + peeringMs;
  const ready = now >= readyAt;
  return {
    peer_id: peering.peer_id,
    status: ready ? 'ACTIVE' : 'CREATING',
    name: peering.queue,
    err_msg: '',
    update_time: ready ? readyAt : peering.bind_time,
  };
}
