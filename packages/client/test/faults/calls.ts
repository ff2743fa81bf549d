import type { Repeat } from '@dli-connections/contract';
import type { Random } from '@dli-connections/lab/random';
import type { DliClient } from '../../src/index.ts';

/** One call of a schedule. */
export interface Planned {
  what: string;
  repeat: Repeat;
  make(client: DliClient): Promise<unknown>;
  /** The connection that it creates, by name and VPC. */
  creates?: string;
  reconcile?: boolean;
}

const place = { dest_vpc_id: 'vpc', dest_network_id: 'network' };
const resource = (resource_id: string) => ({ resource_type: 'dli_enhanced_datasource', resource_id }) as const;

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of from) items.push(item);
  return items;
}

/** A call by chance, on one of the connections that are there; `number` makes its names its own. */
export function planCall(random: Random, connections: readonly string[], number: number): Planned {
  const connection_id = random.pick(connections);
  const name = `n${number}`;
  const reconcile = random.chance(0.5);
  // Sometimes the name is taken, by a connection with another VPC.
  const [named, dest_vpc_id] = random.chance(0.3) ? ['a', 'other'] : [name, place.dest_vpc_id];
  const create: Planned = {
    what: 'create',
    repeat: 'once',
    creates: `${named} ${dest_vpc_id}`,
    reconcile,
    make: (client) =>
      client.createEnhancedConnection({ ...place, name: named, dest_vpc_id, queues: ['Q1'] }, { reconcile }),
  };
  const others: Planned[] = [
    { what: 'show', repeat: 'read', make: (client) => client.showEnhancedConnection({ connection_id }) },
    { what: 'list', repeat: 'read', make: (client) => client.listEnhancedConnections({ limit: 3 }) },
    {
      what: 'list all',
      repeat: 'read',
      make: (client) => all(client.listAllEnhancedConnections({ limit: 2 })),
    },
    { what: 'wait', repeat: 'read', make: (client) => client.waitUntilActive(connection_id, { timeoutMs: 120_000 }) },
    {
      what: 'hosts',
      repeat: 'idempotent',
      make: (client) => client.updateEnhancedConnection({ connection_id, hosts: [] }),
    },
    {
      what: 'bind',
      repeat: 'idempotent',
      make: (client) => client.associateQueueToEnhancedConnection({ connection_id, queues: [`q${number}`] }),
    },
    {
      what: 'tag',
      repeat: 'idempotent',
      make: (client) =>
        client.batchCreateResourceTags({ ...resource(connection_id), tags: [{ key: 'k', value: name }] }),
    },
    { what: 'delete', repeat: 'idempotent', make: (client) => client.deleteEnhancedConnection({ connection_id }) },
    {
      what: 'route',
      repeat: 'once',
      make: (client) => client.createRouteToEnhancedConnection({ connection_id, name, cidr: `10.0.${number}.0/24` }),
    },
  ];
  return random.chance(0.4) ? create : random.pick(others);
}
