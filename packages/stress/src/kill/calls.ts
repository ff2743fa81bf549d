import type { Flat } from '@dli-connections/handler/test/request';
import type { Random } from '@dli-connections/lab/random';
import type { StressCall } from '../send.ts';

/** Maximum number of active connections of a project. */
const most = 4;

const place = { dest_vpc_id: 'v', dest_network_id: 'n' };
const queueNames = ['q1', 'q2', 'q3', 'q4', 'q5'];
const some = <Item>(random: Random, items: readonly Item[]) => items.filter(() => random.chance(0.5));
const tagsOf = (random: Random) => ['k', 'l'].map((key) => ({ key, value: random.pick(['v', 'w']) }));

/** Hosts: mostly few, sometimes enough to fill many database pages. */
function hostsOf(random: Random): Flat[] {
  const count = random.chance(0.05) ? 500 : random.nat(6);
  const octet = random.nat(256);
  return Array.from({ length: count }, (_, at) => ({ name: `host-${at}`, ip: `10.${octet}.0.${at % 256}` }));
}

/**
 * A random write, usually of several things at once, which a store might save only in part. `grantee` is the project
 * that connections are shared with.
 */
export function nextCall(random: Random, project_id: string, grantee: string, active: readonly string[]): StressCall {
  const create = (): StressCall => {
    const body = { name: `n${random.nat(6)}`, ...place, queues: some(random, queueNames) };
    return {
      operation: 'createEnhancedConnection',
      input: { project_id, ...body, hosts: hostsOf(random), tags: tagsOf(random) },
    };
  };
  if (active.length === 0 || (active.length < most && random.chance(0.2))) return create();
  const on = { project_id, connection_id: random.pick(active) };
  const queues = [random.pick(queueNames), ...some(random, queueNames)];
  const route = random.pick(['r', 's', 't']);
  const calls: (() => StressCall)[] = [
    () => ({ operation: 'updateEnhancedConnection', input: { ...on, hosts: hostsOf(random) } }),
    () => ({ operation: 'associateQueueToEnhancedConnection', input: { ...on, queues } }),
    () => ({ operation: 'disassociateQueueFromEnhancedConnection', input: { ...on, queues } }),
    () => ({
      operation: 'createRouteToEnhancedConnection',
      input: { ...on, name: route, cidr: `10.${random.nat(4)}.0.0/16` },
    }),
    () => ({ operation: 'deleteRouteFromEnhancedConnection', input: { ...on, name: route } }),
    () => ({
      operation: 'batchCreateResourceTags',
      input: {
        project_id,
        resource_type: 'dli_enhanced_datasource',
        resource_id: on.connection_id,
        tags: tagsOf(random),
      },
    }),
    () => ({
      operation: 'runAuthorizationAction',
      input: {
        project_id,
        projectId: grantee,
        action: random.pick(['grant', 'revoke']),
        // Several grants in one call: all or none.
        privileges: active.map((id) => ({ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE'] })),
      },
    }),
    ...(random.chance(0.4) ? [() => ({ operation: 'deleteEnhancedConnection' as const, input: on })] : []),
  ];
  return random.pick(calls)();
}
