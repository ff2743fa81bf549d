import { randomUUID } from 'node:crypto';
import { createDliClient } from '@dli-connections/client';
import { messageOf } from '@dli-connections/command';
import type { ConnectionRequest } from '@dli-connections/contract';

/** A call that was answered, in a few words. */
export interface Answered {
  server: string;
  call: string;
}

/**
 * Proves the servers by real calls through the client: a create on the mock; on the reference server a create, a show and a
 * list that both have the new connection, and a delete. They use a project of their own, which `reset` empties.
 *
 * @throws Error with one line that names the server, when one of them answers otherwise.
 */
export async function prove(
  urls: { mock: string; reference: string },
  request: ConnectionRequest,
  reset: (project: string) => Promise<void>,
): Promise<Answered[]> {
  const projectId = randomUUID().replaceAll('-', '');
  try {
    return await call(urls, request, projectId);
  } finally {
    await reset(projectId);
  }
}

async function call(
  urls: { mock: string; reference: string },
  request: ConnectionRequest,
  projectId: string,
): Promise<Answered[]> {
  const answered: Answered[] = [];
  const clientOf = (endpoint: string) => createDliClient({ endpoint, projectId, credentials: 'any' });
  const ask = async <Result>(server: string, name: string, run: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await run();
      answered.push({ server, call: name });
      return result;
    } catch (error) {
      throw new Error(`the ${server} did not pass a ${name}: ${messageOf(error)}`, { cause: error });
    }
  };

  await ask('mock', 'create', () => clientOf(urls.mock).createEnhancedConnection(request));

  const client = clientOf(urls.reference);
  const { connection_id } = await ask('reference', 'create', () => client.createEnhancedConnection(request));
  await ask('reference', 'show', async () => {
    const { name } = await client.showEnhancedConnection({ connection_id });
    if (name !== request.name) throw new Error(`it shows the name ${name}, and ${request.name} was sent`);
  });
  await ask('reference', 'list', async () => {
    const { connections } = await client.listEnhancedConnections({ name: request.name });
    if (!connections.some(({ id }) => id === connection_id)) throw new Error('what was created is not in it');
  });
  await ask('reference', 'delete', () => client.deleteEnhancedConnection({ connection_id }));
  return answered;
}
