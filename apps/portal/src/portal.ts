import { fileURLToPath } from 'node:url';
import { type Served, serve } from '@dli-connections/serve';
import { type Addresses, addressed } from './addresses.ts';
import { readFiles } from './files.ts';
import { siteOf } from './site.ts';

/** The address of the portal, and those of the servers that its pages name. */
export interface PortalOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** Their addresses, unless they are those of a plain `start`. */
  servers?: Partial<Addresses>;
}

/** The site that the task `portal` builds, ready to be published as it is. */
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
  return serve(site, { host, port, setting: '--portal-port (or DLI_PORTAL_PORT)' });
}
