import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Prepares the closing of a server, before it listens. The function that it returns stops listening, lets running
 * requests finish and closes idle connections. What still runs after `graceMs` is cut off, so that one endless request
 * does not keep the process.
 */
export function closerOf(server: Server, graceMs: number): () => Promise<void> {
  // Node counts a connection as idle only after its first request. Browsers open some that never see one.
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));

  let closing: Promise<void> | undefined;
  return () => {
    closing ??= new Promise((resolve) => {
      const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
      server.close(() => {
        clearTimeout(deadline);
        resolve();
      });
      for (const socket of unused) socket.destroy();
    });
    return closing;
  };
}
