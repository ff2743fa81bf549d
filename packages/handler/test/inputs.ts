import type { OperationId } from '@dli-connections/contract';
import type { Flat } from './request.ts';

const place = { dest_vpc_id: 'v', dest_network_id: 'n' };
const resource_type = 'dli_enhanced_datasource';

/** For each operation, an input that would change or show a connection, without the project. */
export const inputs: Record<OperationId, (id: string) => Flat> = {
  listEnhancedConnections: () => ({ limit: 0 }),
  createEnhancedConnection: () => ({ name: 'mine', ...place }),
  showEnhancedConnection: (connection_id) => ({ connection_id }),
  updateEnhancedConnection: (connection_id) => ({ connection_id, hosts: [] }),
  deleteEnhancedConnection: (connection_id) => ({ connection_id }),
  associateQueueToEnhancedConnection: (connection_id) => ({ connection_id, queues: ['theirs'] }),
  disassociateQueueFromEnhancedConnection: (connection_id) => ({ connection_id, queues: ['q1'] }),
  createRouteToEnhancedConnection: (connection_id) => ({ connection_id, name: 'theirs', cidr: '10.9.0.0/24' }),
  deleteRouteFromEnhancedConnection: (connection_id) => ({ connection_id, name: 'r1' }),
  createEnhancedConnectionRoutes: (connection_id) => ({ connection_id, name: 'theirs', cidr: '10.9.0.0/24' }),
  deleteEnhancedConnectionRoutes: (connection_id) => ({ connection_id, name: 'r1' }),
  runAuthorizationAction: (connection_id) => ({
    action: 'grant',
    projectId: 'p3',
    privileges: [{ object: `edsconnections.${connection_id}`, privileges: ['BIND_QUEUE'] }],
  }),
  showEnhancedConnectionPrivilege: (connection_id) => ({ connection_id }),
  listResourcesByTags: () => ({ resource_type, tags: [{ key: 'k', values: ['v'] }] }),
  countResourcesByTags: () => ({ resource_type, tags: [{ key: 'k', values: ['v'] }] }),
  listResourcesTags: () => ({ resource_type }),
  showResourceTags: (resource_id) => ({ resource_type, resource_id }),
  batchCreateResourceTags: (resource_id) => ({ resource_type, resource_id, tags: [{ key: 'theirs', value: 'v' }] }),
  batchDeleteResourceTags: (resource_id) => ({ resource_type, resource_id, tags: [{ key: 'k', value: 'v' }] }),
};
