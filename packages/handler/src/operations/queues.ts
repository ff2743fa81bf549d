import type { Handlers } from '@dli-connections/contract';
import { bindingsOf, isAmong, namesOf, peerAt, peeringsOf } from '../bindings.ts';
import { change } from '../change.ts';
import { cannotUnbind, refusalToAdd } from '../errors.ts';
import { done } from '../outcome.ts';
import type { Peering } from '../store/store.ts';
import type { Context } from './context.ts';

const fieldOf = { queue: 'body.queues', pool: 'body.elastic_resource_pools' } as const;

/** Operations on the queues and pools that use a connection. */
export const queues = (context: Context) =>
  ({
    async associateQueueToEnhancedConnection({ path, body }) {
      const bindings = bindingsOf(body);
      const never = context.environment.refusalToBind(bindings);
      if (never) return never;
      const peerings = peeringsOf(bindings, context);
      const refusal = await change(context.store, path.project_id, path.connection_id, (connection) => {
        const isBound = isAmong(connection.peerings);
        const added = peerings.filter((peering) => !isBound(peering));
        if (added.length === 0) return { next: connection };
        const field = [...new Set(added.map(({ kind }) => fieldOf[kind]))].join(' and ');
        const refusal = refusalToAdd(field, added.length, 'queues and pools', connection.peerings.length);
        if (refusal) return { refusal };
        const made = context.environment.peer(added, connection.peerings, connection);
        return { next: { ...connection, peerings: [...connection.peerings, ...made] } };
      });
      return refusal ?? done(`associated peer connection for queues: ${namesOf(body)}.`);
    },

    async disassociateQueueFromEnhancedConnection({ path, body }) {
      const isNamed = isAmong(bindingsOf(body));
      const time = context.now();
      const refusal = await change(context.store, path.project_id, path.connection_id, (connection) => {
        const isFailed = (peering: Peering) => peerAt(peering, time).status === 'FAILED';
        const failed = connection.peerings.find((peering) => isNamed(peering) && isFailed(peering));
        if (failed) return { refusal: cannotUnbind(failed) };
        const peerings = connection.peerings.filter((peering) => !isNamed(peering));
        // An unchanged connection is not written, since it may be large.
        return { next: peerings.length === connection.peerings.length ? connection : { ...connection, peerings } };
      });
      return refusal ?? done(`Disassociated peer connection for queues:${namesOf(body)}.`);
    },
  }) satisfies Partial<Handlers>;
