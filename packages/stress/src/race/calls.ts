import type { Random } from '@dli-connections/lab/random';
import type { StressCall } from '../send.ts';

const place = { dest_vpc_id: 'v', dest_network_id: 'n' };

/** A create that competes for a name. */
export const createCall = (project_id: string, name: string): StressCall => ({
  operation: 'createEnhancedConnection',
  input: { project_id, name, ...place, queues: ['q0'] },
});

/** A list of all connections that a project sees. */
export const listCall = (project_id: string): StressCall => ({
  operation: 'listEnhancedConnections',
  input: { project_id, limit: 0 },
});

/** Shares connections with a project, or ends that. */
export const shareCall = (
  project_id: string,
  projectId: string,
  action: string,
  ids: readonly string[],
): StressCall => ({
  operation: 'runAuthorizationAction',
  input: {
    ...{ project_id, projectId, action },
    privileges: ids.map((id) => ({ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] })),
  },
});

/** A call whose answer and effect depend on the order of calls. */
export function racingCall(random: Random, owner: string, grantee: string, ids: readonly string[]): StressCall {
  const project_id = random.chance(0.3) ? grantee : owner;
  const on = { project_id, connection_id: random.pick(ids) };
  const queues = random.pick([['q1', 'q2'], ['q1'], ['Q2', 'q3'], ['q0', 'q1']]);
  const name = random.pick(['r', 's']);
  return random.pick<() => StressCall>([
    () => ({ operation: 'associateQueueToEnhancedConnection', input: { ...on, queues } }),
    () => ({ operation: 'disassociateQueueFromEnhancedConnection', input: { ...on, queues } }),
    () => ({ operation: 'updateEnhancedConnection', input: { ...on, hosts: [{ name: random.pick(['h1', 'h2']) }] } }),
    () => ({
      operation: 'createRouteToEnhancedConnection',
      input: { ...on, name, cidr: random.pick(['10.0.0.0/8', '11.0.0.0/8']) },
    }),
    () => ({ operation: 'deleteRouteFromEnhancedConnection', input: { ...on, name } }),
    () => ({ operation: 'deleteEnhancedConnection', input: on }),
    () => createCall(project_id, random.pick(['a', 'b'])),
    () => shareCall(owner, grantee, random.pick(['grant', 'revoke', 'update']), [random.pick(ids)]),
    () => ({
      operation: 'batchCreateResourceTags',
      input: {
        ...{ project_id, resource_type: 'dli_enhanced_datasource', resource_id: on.connection_id },
        tags: [{ key: 'k', value: random.pick(['v', 'w']) }],
      },
    }),
    () => listCall(project_id),
  ])();
}
