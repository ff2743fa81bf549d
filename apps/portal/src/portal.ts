import { fileURLToPath } from 'node:url';
import { type Served, serve } from '@dli-connections/serve';
import { type Addresses, addressed } from './addresses.ts';
import { readFiles } from './files.ts';
import { siteOf } from './site.ts';

/** Where the portal listens, and where the servers are that its pages name. */
export interface PortalOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** Where they are not at the addresses of a plain `start`. */
  servers?: Partial<Addresses>;
}

/** What the task `portal` builds: the site, ready to be published as it is. */
export const siteFolder = fileURLToPath(new URL('../dist/site/', import.meta.url));

/**
 * The built site on a port.
 *
 * @throws Error with one line when it is not built.
 * @throws ListenError when the port cannot be opened.
 */
export async function startPortal({ port, host, servers = {} }: PortalOptions): Promise<Served> {
  const files = await readFiles(siteFolder).catch((error: Error) => {
    throw new Error('the portal is not built; "npx --yes pnpm@12.21.0 portal" builds it', { cause: error });
  });
  const site = siteOf(addressed(files, servers));
  return serve(site, { name: 'portal', host, port, setting: 'DLI_PORTAL_PORT' });
}
