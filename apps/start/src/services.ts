import { startMock } from '@dli-connections/mock';
import { startPortal } from '@dli-connections/portal';
import { type ReferenceOptions, startReference } from '@dli-connections/reference';
import { ListenError, type Served } from '@dli-connections/serve';
import type { Settings } from './settings.ts';

const host = '127.0.0.1';

/** What `start` serves, by name, and how it is stopped. */
export interface Services {
  urls: { portal: string; mock: string; reference: string };
  close: () => Promise<void>;
}

/**
 * Puts the mock, the reference server and the portal on their ports.
 *
 * @throws Error with one line when one of them cannot be; then none is left running.
 */
export async function startServices({ ports, data, scenario }: Settings): Promise<Services> {
  const running: { close: () => Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(running.map((each) => each.close()));
  };
  const track = <Server extends { close: () => Promise<void> }>(server: Server): Server => {
    running.push(server);
    return server;
  };
  try {
    // Loaded only for who names a file: it brings parsers with it.
    const told = scenario && (await import('@dli-connections/reference/files')).readScenario(scenario);
    const world = { scenario: (await told) || undefined };
    // The console of the portal calls both from its page.
    const pages = ports.portal === 0 ? '*' : `http://${host}:${ports.portal}`;
    const reference = track(await referenceOn({ port: ports.reference, host, data, ...world, cors: pages }));
    const mock = track(await startMock({ port: ports.mock, host, cors: true }));
    const servers = { mock: mock.url, reference: reference.url };
    const portal = track(await startPortal({ port: ports.portal, host, servers }));
    return { urls: { portal: portal.url, ...servers }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The reference server, or why not, with what helps where it is the data. */
async function referenceOn(options: ReferenceOptions): Promise<Served> {
  return startReference(options).catch((error: Error) => {
    if (error instanceof ListenError) throw error;
    const help = '--data names another file, --memory needs none';
    throw new Error(`${error.message}; ${help}`, { cause: error });
  });
}
