/** An address that is moved from one server to another. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { portOf } from '@dli-connections/lab/port';
import { relay } from '@dli-connections/lab/relay';

/** A port that leads to one of several servers. */
export interface Floating {
  port: number;
  /** Leads new connections to another port. Existing ones stay open, as after a cut cable. */
  move: (port: number) => void;
  close: () => Promise<void>;
}

/** Opens a port on loopback that leads to another one. */
export async function createFloating(first: number): Promise<Floating> {
  let target = first;
  const sockets = new Set<Socket>();
  const server = createServer((near) => relay(near, connect(target, '127.0.0.1'), sockets));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    move(port) {
      target = port;
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
