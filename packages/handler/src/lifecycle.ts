import type { Peer } from '@dli-connections/contract';
import type { Peering } from './store/store.ts';

/**
 * The peer that a peering is at a time: `CREATING` until the attempt to make it ends, then `ACTIVE`, or `FAILED` with the
 * reason. A pure function of what is stored and the clock, so it needs no worker and is the same after a restart and in
 * every process. Times are milliseconds.
 */
export function peerAt({ peer_id, name, bind_time, ready_time, failure }: Peering, now: number): Peer {
  if (now < ready_time) return { peer_id, status: 'CREATING', name, err_msg: '', update_time: bind_time };
  const status = failure === null ? 'ACTIVE' : 'FAILED';
  return { peer_id, status, name, err_msg: failure ?? '', update_time: ready_time };
}
