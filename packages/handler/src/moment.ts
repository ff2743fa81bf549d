import type { Peer } from '@dli-connections/contract';
import { peerAt } from './lifecycle.ts';
import type { Peering } from './store/store.ts';

/** A time of the clock at which peerings are looked at, in milliseconds since the epoch. */
export class Moment {
  readonly time: number;
  #until = Number.POSITIVE_INFINITY;

  constructor(time: number) {
    this.time = time;
  }

  /** The peer that a peering is now. */
  peer(peering: Peering): Peer {
    if (this.time < peering.ready_time) this.#until = Math.min(this.#until, peering.ready_time);
    return peerAt(peering, this.time);
  }

  /** Whether everything that was looked at looks the same at another time: before this one it may not, nor once a peer is made. */
  looksLike(time: number): boolean {
    return this.time <= time && time < this.#until;
  }
}
