import type { ShownConnection } from '@dli-connections/contract';
import { bindingsOf, peerAt, peeringsOf } from '../bindings.ts';
import { change, changeOwn } from '../change.ts';
import { beingCreated, nameExists, unknownConnection } from '../errors.ts';
import { JsonText } from '../json-text.ts';
import { listed } from '../listed.ts';
import { done } from '../outcome.ts';
import type { Filter } from '../store/store.ts';
import { conditionsOf } from '../tags.ts';
import type { Context, Operations } from './context.ts';

export const connections = (context: Context) =>
  ({
    async createEnhancedConnection({ path: { project_id }, body }) {
      const { name, dest_vpc_id, dest_network_id, routetable_id = null, queues = [], hosts = [] } = body;
      const tags = body.tags ?? [];
      const bindings = bindingsOf(body);
      const refusal = context.environment.refusalToBind(bindings);
      if (refusal) return refusal;
      const [id, create_time] = [context.newId(), context.now()];
      const place = { dest_vpc_id, dest_network_id, routetable_id };
      const peerings = context.environment.peer(peeringsOf(bindings, context), [], place);
      const lists = { hosts: JsonText.of(hosts), tags, peerings, routes: [], grants: [] };
      const connection = { project_id, id, name, ...place, create_time, delete_time: null, ...lists };
      if ((await context.store.insert(connection, context.uniqueNames)) === 'exists') return nameExists(name);
      // The vendor's sample shows this text as a template and leaves it empty when no queue is named (EVIDENCE.md: create-message).
      const message = queues.length > 0 ? `Create peer connection for queues:{${queues.join(',')}}` : '';
      return { status: 201, body: { is_success: true, message, connection_id: id } };
    },

    async listEnhancedConnections({ path, query }) {
      const { limit, offset, name, tags } = query;
      // The contract accepts these two words, in upper or lower case.
      const status = query.status?.toUpperCase() as Filter['status'];
      const filter = { status, name, tags: tags === undefined ? [] : conditionsOf(tags) };
      const page = { offset, limit: limit === 0 ? undefined : limit };
      return { status: 200, body: await listed(context.store.list(path.project_id, filter, page, context.now())) };
    },

    async showEnhancedConnection({ path: { project_id, connection_id } }) {
      const connection = await context.store.get(project_id, connection_id, context.now());
      if (!connection) return unknownConnection(connection_id);
      // Joins two JSON objects as text.
      const text = `${JSON.stringify(done().body).slice(0, -1)},${connection.text.slice(1)}`;
      return { status: 200, body: new JsonText<ShownConnection>(text) };
    },

    async updateEnhancedConnection({ path, body }) {
      const hosts = JsonText.of(body.hosts ?? []);
      const refusal = await change(context.store, path.project_id, path.connection_id, (connection) => ({
        next: { ...connection, hosts },
      }));
      return refusal ?? done();
    },

    async deleteEnhancedConnection({ path }) {
      const now = context.now();
      const refusal = await changeOwn(context.store, path.project_id, [path.connection_id], (connection) => {
        const creating = connection.peerings.some((each) => peerAt(each, now).status === 'CREATING');
        if (creating && !context.deleteWhileCreating) return { refusal: beingCreated(connection.id) };
        // A clock that was set back is behind the creation.
        const delete_time = Math.max(now, connection.create_time);
        return { next: { ...connection, delete_time, peerings: [], routes: [], grants: [] } };
      });
      return refusal ?? done('Deleted');
    },
  }) satisfies Partial<Operations>;
