import type { RequestRecord } from '@dli-connections/middleware';
import { startMock } from '@dli-connections/mock';
import { startPortal } from '@dli-connections/portal';
import { type ReferenceOptions, type ServedReference, startReference } from '@dli-connections/reference';
import { ListenError } from '@dli-connections/serve';
import { scenarioIn, withHelp } from './check.ts';
import { host, type StartSettings } from './settings.ts';

/** The servers that run. */
export interface Services {
  urls: { portal: string; mock: string; reference: string };
  /** Removes the connections of a project from the reference server. */
  reset: (project: string) => Promise<void>;
  close: () => Promise<void>;
}

/** Takes a record of each request to a server. */
type Log = (server: 'mock' | 'reference') => ((line: RequestRecord) => void) | undefined;

/**
 * Puts the mock, the reference server and the portal on their ports.
 *
 * @throws Error with one line when one of them cannot be; then none is left running.
 */
export async function startServices({ ports, data, scenario }: StartSettings, log: Log): Promise<Services> {
  const running: { close: () => Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(running.map((each) => each.close()));
  };
  const track = <Server extends { close: () => Promise<void> }>(server: Server): Server => {
    running.push(server);
    return server;
  };
  try {
    const environment = { scenario: await scenarioIn(scenario) };
    // The console of the portal calls both from its page.
    const pages = ports.portal === 0 ? '*' : `http://${host}:${ports.portal}`;
    const shared = { host, cors: pages };
    const reference = track(
      await referenceOn({ ...shared, ...environment, port: ports.reference, data, log: log('reference') }),
    );
    const mock = track(await startMock({ ...shared, port: ports.mock, log: log('mock') }));
    const servers = { mock: mock.url, reference: reference.url };
    const portal = track(await startPortal({ port: ports.portal, host, servers }));
    return { urls: { portal: portal.url, ...servers }, reset: reference.reset, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Starts the reference server. If its data is at fault, the error says how to help. */
async function referenceOn(options: ReferenceOptions): Promise<ServedReference> {
  return startReference(options).catch((error: Error) => {
    throw error instanceof ListenError ? error : withHelp(error);
  });
}
