import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Outgoing } from '@dli-connections/contract/server';
import { malformed, refuseConnection } from './answer.ts';
import type { Connections } from './connections.ts';
import { endSlowly } from './drain.ts';

/** Answers malformed and slow requests, and CONNECT, in the form of all answers. `refused` may change each. */
export function refuseMalformed(
  server: Server,
  connections: Connections,
  refused: (answer: Outgoing) => Promise<Outgoing>,
): void {
  const given = new WeakSet<Duplex>();

  async function refuse(socket: Duplex, answer: Outgoing): Promise<void> {
    const running = connections.get(socket)?.running ?? [];
    const last = running.at(-1);
    // Either the body of the last request is malformed or the bytes after it.
    const own = last && !last.request.complete ? last : undefined;
    const before = own ? running.at(-2) : last;
    const text = textOf(await refused(answer));
    // Node would close the connection after the answer before this one, once the client closes its side.
    socket.removeAllListeners('end');
    // Answers go out in the order of the requests.
    if (before) await finished(before.response).catch(() => {});
    if (own?.response.headersSent || !socket.writable) return void socket.destroy();
    endSlowly(socket, text);
  }

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Each further piece from the client is another parse error.
    if (given.has(socket)) return;
    given.add(socket);
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else void refuse(socket, refuseConnection(error));
  });
  server.on('connect', (_, socket) => {
    socket.on('error', () => {});
    void refuse(socket, malformed('CONNECT is for proxies'));
  });
}

/** The bytes of an answer. The connection ends with it. */
function textOf({ status, headers, body }: Outgoing): string {
  const text = String(body ?? '');
  const all = Object.entries({
    ...headers,
    date: new Date().toUTCString(),
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  });
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...all.map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
}
