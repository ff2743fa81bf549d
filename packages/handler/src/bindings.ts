import type { BindingRequest } from '@dli-connections/contract';
import type { Context } from './operations/index.ts';
import type { Peering } from './store/store.ts';

/** The queue or pool that a peering is for. */
export type Binding = Pick<Peering, 'kind' | 'name'>;

/**
 * The queues and pools that a request names, each once. The service keeps the names of queues in lower case
 * (EVIDENCE.md: otc-queues), so `Q1` is `q1`; of pools no source says so.
 */
export function bindingsOf({ queues = [], elastic_resource_pools = [] }: BindingRequest): Binding[] {
  const names = new Set(queues.map((name) => name.toLowerCase()));
  return [
    ...[...names].map((name) => ({ kind: 'queue' as const, name })),
    ...[...new Set(elastic_resource_pools)].map((name) => ({ kind: 'pool' as const, name })),
  ];
}

/** The names of a request as it has them, for the message. Pools stand like queues (EVIDENCE.md: binding-message). */
export function namesOf({ queues = [], elastic_resource_pools = [] }: BindingRequest): string {
  return `{${[...queues, ...elastic_resource_pools].join(',')}}`;
}

/** Makes the check that a peering is for one of some bindings. */
export function isAmong(bindings: readonly Binding[]): (peering: Binding) => boolean {
  const keys = new Set(bindings.map(({ kind, name }) => `${kind} ${name}`));
  return ({ kind, name }) => keys.has(`${kind} ${name}`);
}

/** Peerings that start to be made now; what becomes of them is the world's to say. */
export function peeringsOf(bindings: readonly Binding[], { now, newId }: Pick<Context, 'now' | 'newId'>): Peering[] {
  const bind_time = now();
  return bindings.map((binding) => ({
    ...binding,
    peer_id: newId(),
    bind_time,
    ready_time: bind_time,
    failure: null,
  }));
}
