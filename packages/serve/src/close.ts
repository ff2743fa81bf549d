import type { Server, ServerResponse } from 'node:http';
import type { Connections } from './connections.ts';

/** Makes the function that closes a server. Requests that still run after `graceMs` milliseconds are cut off. */
export function closerOf(server: Server, connections: Connections, graceMs: number): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= new Promise((resolve) => {
      // It keeps the process running: a connection that is not read does not.
      const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
      server.once('close', () => clearTimeout(deadline)).close(() => resolve());
      for (const [socket, { used, running }] of connections) {
        if (!used) socket.destroy();
        for (const { response } of running) endConnection(response);
      }
      server.on('request', (_, response) => endConnection(response));
    });
    return closing;
  };
}

/** By default Node keeps a connection open after a request that was running when the server closed. */
function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
