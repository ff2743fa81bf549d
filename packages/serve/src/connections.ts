import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { drain } from './drain.ts';

/** A connection that is open. */
interface Connection {
  /** `false` before the first request. Browsers open connections that never see one, which Node does not count as idle. */
  used: boolean;
  /** The requests that are not answered yet, in the order in which they came. */
  running: { request: IncomingMessage; response: ServerResponse }[];
}

/** The connections of a server, each until it closes. */
export type Connections = ReadonlyMap<Duplex, Connection>;

/** Follows the connections of a server, from before it listens, and drains what an answered request still sends. */
export function connectionsOf(server: Server): Connections {
  const open = new Map<Duplex, Connection>();
  server.on('connection', (socket) => {
    open.set(socket, { used: false, running: [] });
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', (request, response) => {
    const connection = open.get(request.socket);
    if (!connection) return;
    const exchange = { request, response };
    connection.used = true;
    connection.running.push(exchange);
    response.on('close', () => {
      connection.running.splice(connection.running.indexOf(exchange), 1);
      if (!request.readableEnded) drain(request);
    });
  });
  return open;
}
