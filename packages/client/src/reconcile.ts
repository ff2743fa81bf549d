import type {
  Connection,
  CreateEnhancedConnectionRequest,
  CreateEnhancedConnectionResponse,
} from '@dli-connections/contract';
import type { Methods } from './core.ts';
import { DliError, UnknownOutcomeError } from './errors.ts';
import type { CallOptions } from './perform.ts';

/** What may be said about a create. */
export interface CreateOptions extends CallOptions {
  /**
   * Where the outcome of the create is unknown, looks the name up: a connection of that name that agrees with the input in
   * all that reads show (not its tags and its route table) is the result.
   */
  reconcile?: boolean | undefined;
}

/** Creates a connection; where it cannot be said whether that was done, looks whether it is there. */
export async function createReconciled(
  client: Pick<Methods, 'createEnhancedConnection' | 'listEnhancedConnections'>,
  input: CreateEnhancedConnectionRequest,
  { reconcile, ...options }: CreateOptions = {},
): Promise<CreateEnhancedConnectionResponse> {
  try {
    return await client.createEnhancedConnection(input, options);
  } catch (error) {
    if (!reconcile || !(error instanceof DliError && error.mayHaveHappened)) throw error;
    const facts = { retryable: false, mayHaveHappened: true, cause: error };
    const unknown = (why: string) => new UnknownOutcomeError('createEnhancedConnection', why, facts);
    const filter = { name: input.name, status: 'ACTIVE' };
    const found = await client.listEnhancedConnections(filter, options).catch(() => {
      options.signal?.throwIfAborted();
      throw unknown('it may or may not be done, and looking for it failed');
    });
    const there = found.connections.find(({ name, status }) => name === input.name && status === 'ACTIVE');
    if (!there) throw unknown('it is not there, but may still be on its way');
    const different = differences(input, there);
    if (different.length > 0) throw unknown(`a connection of that name is there, with other ${different.join(', ')}`);
    return { is_success: true, message: '', connection_id: there.id };
  }
}

/** Names of the fields in which a connection is another one than a create asks for. */
function differences(input: CreateEnhancedConnectionRequest, there: Connection): string[] {
  const hosts = (list: Connection['hosts'] = []) => list.map(({ name, ip }) => `${name} ${ip}`);
  const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name);
  // The service keeps names of queues in lower case.
  const lower = (list: readonly string[] = []) => list.map((name) => name.toLowerCase());
  const pairs: Record<string, [readonly string[], readonly string[]]> = {
    dest_vpc_id: [[input.dest_vpc_id], [there.dest_vpc_id]],
    dest_network_id: [[input.dest_network_id], [there.dest_network_id]],
    queues: [lower(input.queues), lower(names(there.available_queue_info))],
    elastic_resource_pools: [input.elastic_resource_pools ?? [], names(there.elastic_resource_pools)],
    hosts: [hosts(input.hosts), hosts(there.hosts)],
  };
  const text = (list: readonly string[]) => JSON.stringify([...new Set(list)].sort());
  return Object.entries(pairs).flatMap(([field, [given, shown]]) => (text(given) === text(shown) ? [] : field));
}
