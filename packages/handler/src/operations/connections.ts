import type { Handlers } from '@dli-connections/contract';
import { unknownConnection } from '../errors.ts';
import { peerAt } from '../lifecycle.ts';
import type { Context } from './index.ts';

/** Operations on connections. */
export const connections = ({ store, now, newId, peeringMs }: Context) =>
  ({
    async createEnhancedConnection({ path, body }) {
      const create_time = now();
      const queues = [...new Set(body.queues ?? [])];
      const id = newId();
      await store.insert({
        project_id: path.project_id,
        id,
        name: body.name,
        dest_vpc_id: body.dest_vpc_id,
        dest_network_id: body.dest_network_id,
        routetable_id: body.routetable_id ?? null,
        create_time,
        hosts: body.hosts ?? [],
        tags: body.tags ?? [],
        peerings: queues.map((queue) => ({ peer_id: newId(), queue, bind_time: create_time })),
      });
      // The vendor's sample shows this text as a template and leaves it empty when no queue is named (EVIDENCE.md: create-message).
      const message = queues.length > 0 ? `Create peer connection for queues:{${queues.join(',')}}` : '';
      return { status: 201, body: { is_success: true, message, connection_id: id } };
    },

    async showEnhancedConnection({ path }) {
      const connection = await store.get(path.project_id, path.connection_id);
      if (!connection) return unknownConnection(path.connection_id);
      const { id, name, dest_vpc_id, dest_network_id, create_time, hosts, peerings } = connection;
      const available_queue_info = peerings.map((peering) => peerAt(peering, now(), peeringMs));
      const resource = {
        id,
        name,
        status: 'ACTIVE' as const,
        available_queue_info,
        dest_vpc_id,
        dest_network_id,
        create_time,
        hosts,
      };
      return { status: 200, body: { is_success: true, message: '', ...resource } };
    },
  }) satisfies Partial<Handlers>;
