import type { BindingRequest, Peer } from '@dli-connections/contract';
import type { Peering } from './store/store.ts';

/** The queue or pool that a peering is for. */
export type Binding = Pick<Peering, 'kind' | 'name'>;

/** The words for both kinds in messages. */
export const wordOf = { queue: 'queue', pool: 'elastic resource pool' } as const;

/** The queues and pools that a request names, each once. Queues are in lower case (EVIDENCE.md: otc-queues). */
export function bindingsOf({ queues = [], elastic_resource_pools = [] }: BindingRequest): Binding[] {
  const bindings: Binding[] = [];
  for (const name of new Set(queues.map((name) => name.toLowerCase()))) bindings.push({ kind: 'queue', name });
  for (const name of new Set(elastic_resource_pools)) bindings.push({ kind: 'pool', name });
  return bindings;
}

/** The names in a request as spelled there, for the message. Pools come like queues (EVIDENCE.md: binding-message). */
export function namesOf({ queues = [], elastic_resource_pools = [] }: BindingRequest): string {
  return `{${[...queues, ...elastic_resource_pools].join(',')}}`;
}

/** Makes the check that a peering is for one of some bindings. */
export function isAmong(bindings: readonly Binding[]): (peering: Binding) => boolean {
  const keys = new Set(bindings.map(({ kind, name }) => `${kind} ${name}`));
  return ({ kind, name }) => keys.has(`${kind} ${name}`);
}

/** A peering whose creation starts; the scenario decides its fate. */
export type NewPeering = Omit<Peering, 'ready_time' | 'failure'>;

/** Starts peerings now, in milliseconds since the epoch. */
export function peeringsOf(
  bindings: readonly Binding[],
  { now, newId }: { now: () => number; newId: () => string },
): NewPeering[] {
  const bind_time = now();
  return bindings.map((binding) => ({ ...binding, peer_id: newId(), bind_time }));
}

/**
 * The peer of a peering at a time: `CREATING` until the attempt to make it ends, then `ACTIVE`, or `FAILED` with the
 * reason. A pure function of the stored row and the clock, so it needs no worker and is the same after a restart and in
 * every process. Times are milliseconds.
 */
export function peerAt({ peer_id, name, bind_time, ready_time, failure }: Peering, now: number): Peer {
  if (now < ready_time) return { peer_id, status: 'CREATING', name, err_msg: '', update_time: bind_time };
  const status = failure === null ? 'ACTIVE' : 'FAILED';
  return { peer_id, status, name, err_msg: failure ?? '', update_time: ready_time };
}
