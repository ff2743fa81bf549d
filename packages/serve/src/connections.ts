import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { drain, endSlowly } from './drain.ts';
import { linger, mostQueued, readAhead } from './limits.ts';

/** A request of `node:http` with the response that answers it. */
export interface ConnectionPair {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Answers a request. It must neither throw nor reject. */
export type AnswerRequest = (pair: ConnectionPair, connection: ClientConnection) => unknown;

export interface ClientConnection {
  /** `false` before the first request. Browsers open connections that never see one, which Node does not count as idle. */
  used: boolean;
  /** True if it was opened beyond the limit of connections. */
  excess: boolean;
  /** True between an answer and the next round of the event loop. Otherwise one pipeline could fill a round of seconds. */
  resting: boolean;
  /** The requests that are not answered yet, in the order in which they came. The first is being processed. */
  running: ConnectionPair[];
}

/** The connections of a server, each until it closes. */
export type Connections = ReadonlyMap<Duplex, ClientConnection>;

/** Answers the requests of a server: one at a time for each connection, and all connections in turn. */
export function connectionsOf(server: Server, most: number, answer: AnswerRequest): Connections {
  const open = new Map<Duplex, ClientConnection>();
  server.on('connection', (socket) => {
    const excess = open.size >= most;
    const running: ConnectionPair[] = [];
    open.set(socket, { used: false, excess, resting: false, running });
    // Node resumes reading after each request, and for each body, though it was read with the requests behind it.
    socket.on('resume', () => {
      if (running.length >= readAhead) socket.pause();
    });
    socket.once('close', () => open.delete(socket));
    // Node cuts a connection off with its last answer.
    socket.destroySoon = () => endSlowly(socket);
    if (excess) setTimeout(() => socket.destroy(), linger).unref();
  });

  function enter(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const connection = open.get(socket);
    if (!connection) return;
    const { running } = connection;
    connection.used = true;
    // Another protocol is not offered, but Node drops the bytes behind such a request: the next one might begin in its middle.
    if (request.headers.upgrade !== undefined) response.setHeader('connection', 'close');
    // Otherwise Node reads an untouched body to its end once the answer is sent, however large it is.
    if (hasBody(request)) request.read(0);
    if (running.length >= mostQueued) {
      // Node has read them by then. Unanswered requests are for the client to send again (RFC 9112, 9.3.2).
      const last = running.at(-1)?.response;
      if (!last?.headersSent) last?.setHeader('connection', 'close');
      return;
    }
    running.push({ request, response });
    response.once('close', () => {
      running.shift();
      if (!request.readableEnded) drain(request);
      connection.resting = true;
      setImmediate(turn, socket, connection);
    });
    if (running.length === 1 && !connection.resting) turn(socket, connection);
    else if (running.length === readAhead) socket.pause();
  }

  function turn(socket: Socket, connection: ClientConnection): void {
    connection.resting = false;
    if (!open.has(socket)) return;
    const [pair] = connection.running;
    if (connection.running.length >= readAhead) socket.pause();
    else if (socket.isPaused()) socket.resume(); // a chunk that nobody has taken has paused it, too
    if (pair && !socket.writableEnded) answer(pair, connection);
  }

  server.on('request', enter);
  // An unknown expectation may be left unmet (RFC 9110, 10.1.1). The known one waits until the body is read.
  server.on('checkExpectation', enter);
  server.on('checkContinue', enter);
  return open;
}

/** True if a message announces a body, whatever its method (RFC 9112, 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
