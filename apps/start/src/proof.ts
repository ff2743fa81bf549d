import { createDliClient } from '@dli-connections/client';
import type { ConnectionRequest } from '@dli-connections/contract';

/** The project that everything happens in here. */
export const projectId = 'demo';

/** A call that was answered, in a few words. */
export interface Answered {
  server: string;
  call: string;
}

/**
 * Proves the servers by real calls through the client: a create on the mock; on the reference server a create, a show and a
 * list that both have what was created, and a delete, so that it is as it was.
 *
 * @throws Error with one line that names the server, when one of them answers otherwise.
 */
export async function prove(
  urls: { mock: string; reference: string },
  request: ConnectionRequest,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  const clientOf = (endpoint: string) => createDliClient({ endpoint, projectId, credentials: 'any' });
  const call = async <Result>(server: string, name: string, run: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await run();
      answered.push({ server, call: name });
      return result;
    } catch (error) {
      throw new Error(`the ${server} did not pass a ${name}: ${(error as Error).message}`, { cause: error });
    }
  };

  await call('mock', 'create', () => clientOf(urls.mock).createEnhancedConnection(request));

  const client = clientOf(urls.reference);
  const { connection_id } = await call('reference', 'create', () => client.createEnhancedConnection(request));
  await call('reference', 'show', async () => {
    const { name } = await client.showEnhancedConnection({ connection_id });
    if (name !== request.name) throw new Error(`it shows the name ${name}, and ${request.name} was sent`);
  });
  await call('reference', 'list', async () => {
    const { connections } = await client.listEnhancedConnections({ name: request.name });
    if (!connections.some(({ id }) => id === connection_id)) throw new Error('what was created is not in it');
  });
  await call('reference', 'delete', () => client.deleteEnhancedConnection({ connection_id }));
  return answered;
}
