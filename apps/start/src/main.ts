/** `pnpm start`: the mock and the reference server, each proven by a real create through the client, until Ctrl-C. */
import { createDliClient } from '@dli-connections/client';
import { operations } from '@dli-connections/contract';
import { startMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import { exampleRequest } from './example.ts';
import { readSettings } from './settings.ts';
import { type Proven, summary } from './summary.ts';

const host = '127.0.0.1';
const projectId = '48cc2c48765f481480c7db940d6409d1';
const running: { close(): Promise<void> }[] = [];

let stopping: Promise<unknown> | undefined;

/** Ends once, however often it is asked: a terminal and a launcher may both pass on one Ctrl-C. */
async function stop(code: number): Promise<never> {
  stopping ??= Promise.all(running.map((server) => server.close()));
  await stopping;
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const request = await exampleRequest(Date.now());
  const servers = [
    {
      name: 'mock',
      about: 'answers from the spec, keeps nothing',
      server: await startMock({ port: settings.mockPort, host }).then(track),
    },
    {
      name: 'reference',
      about: `keeps what it is told, in ${settings.data}`,
      server: await startReference({ port: settings.referencePort, host, data: settings.data }).then(track),
    },
  ];
  const proven: Proven[] = [];
  for (const { name, about, server } of servers) {
    const client = createDliClient({ endpoint: server.url, projectId, credentials: 'any' });
    const answer = await client.createEnhancedConnection(request);
    proven.push({ name, about, url: server.url, answer });
    await client.deleteEnhancedConnection({ connection_id: answer.connection_id });
  }
  console.log(summary(proven, request, operations.createEnhancedConnection.path.replace('{project_id}', projectId)));
} catch (error) {
  console.error(`dli-connections: ${(error as Error).message}`);
  await stop(1);
}

function track<Server extends { close(): Promise<void> }>(server: Server): Server {
  running.push(server);
  return server;
}
