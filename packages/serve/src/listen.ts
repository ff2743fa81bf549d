import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address to listen on, and the words to use when that fails. */
export interface ListenAddress {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** The setting that changes the port, for the message: `--port (or DLI_MOCK_PORT)`. That of the host is named alike. */
  setting: string;
}

/** The port cannot be opened. The message is one line that names the port and the setting that changes it. */
export class ListenError extends Error {
  override name = 'ListenError';
}

/**
 * Starts listening and resolves with the port that was opened.
 *
 * @throws ListenError when it cannot be opened.
 */
export async function listen(server: Server, place: ListenAddress): Promise<number> {
  try {
    server.listen({ port: place.port, host: place.host }); // throws for a port that is not a port number
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(messageOf(error, place), { cause: error });
  }
  // A server that listens on TCP has an address object; strings are for pipes.
  return (server.address() as AddressInfo).port;
}

/** Throws a ListenError where a port cannot be opened. */
export async function mustBeFree(place: ListenAddress): Promise<void> {
  const server = createServer();
  await listen(server, place);
  await new Promise((resolve) => server.close(resolve));
}

function messageOf(error: unknown, { host, port, setting }: ListenAddress): string {
  const { code, message } = error as NodeJS.ErrnoException; // thrown by Node
  const failed = `port ${port} on ${host}`;
  switch (code) {
    case 'EADDRINUSE':
      return `${failed} is in use; stop what uses it, or choose another with ${setting}`;
    case 'EACCES':
      return `${failed} may not be opened by this user; choose another with ${setting}`;
    case 'ERR_SOCKET_BAD_PORT':
      return `${failed} is not a port number; set ${setting} to one from 0 to 65535`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
      return `${setting.replace(/port\b/, 'host').replace(/PORT\b/, 'HOST')} must be an address of this machine, not ${JSON.stringify(host)} (${code})`;
    default:
      return `${failed} cannot be opened (${message}); ${setting} changes the port`;
  }
}
