import type { Connection } from '@dli-connections/contract';
import { checkClient, isObject, must } from './checks.ts';
import type { Methods } from './core.ts';
import { entriesOf, unusable } from './entries.ts';
import type { OperationInput } from './input.ts';
import type { CallOptions } from './perform.ts';

const operationId = 'listEnhancedConnections';

/** The connections to list. `limit` is the page size; 100 by default. */
export type ListAllInput = Omit<OperationInput<'listEnhancedConnections'>, 'offset'>;

/**
 * Every connection that a filter finds, in the order of creation, each once, while others create and delete. `signal` and
 * `timeoutMs` hold for each page.
 */
export async function* listAllEnhancedConnections(
  client: Pick<Methods, 'listEnhancedConnections'>,
  input: ListAllInput = {},
  options?: CallOptions,
): AsyncGenerator<Connection, void, undefined> {
  checkClient(client, operationId);
  must(isObject(input) && !('offset' in input), 'the input', 'an object without offset');
  const { limit = 100 } = input;
  must(typeof limit === 'number', 'limit', 'a number');
  const seen = new Set<string>();
  // Each page begins with the last connection of the page before, so a page needs two rows.
  const rows = limit === 1 ? 2 : limit;
  let last: string | undefined;
  let offset = 0;
  let inVain = 0;
  for (;;) {
    const page = await client.listEnhancedConnections({ ...input, limit: rows, offset }, options);
    const connections = entriesOf(operationId, 'id', page.connections);
    if (last && connections[0]?.id !== last) {
      // A connection before it has left the filter, so the rest moved up and some may be skipped: starts again.
      if (++inVain > 9) throw unusable(operationId, 'its pages do not follow on each other');
      last = undefined;
      offset = 0;
      continue;
    }
    if (connections.length < (last ? 2 : 1)) return;
    for (const connection of connections) {
      if (seen.has(connection.id)) continue;
      inVain = 0;
      seen.add(connection.id);
      yield connection;
    }
    last = connections.at(-1)?.id;
    offset += connections.length - 1;
  }
}
