import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Exchange, Incoming, Outgoing } from '@dli-connections/contract/server';
import { failed, malformed, type OnError } from './answer.ts';
import { closerOf } from './close.ts';
import { connectionsOf } from './connections.ts';
import { closeGrace, limits, stalledAfter } from './limits.ts';
import { listen, type Place } from './listen.ts';
import { refuseMalformed } from './malformed.ts';
import { AddressError, receive } from './receive.ts';
import { write } from './write.ts';

/** The address to serve an exchange on, and its messages. */
export interface ServeOptions extends Omit<Place, 'host'> {
  /** Only this machine by default. */
  host?: string;
  /** Told of each failure that was answered with 500, or in the middle of an answer. Prints it by default. */
  onError?: OnError;
  /** Completes the answer to bytes that are not a valid request, which the exchange never sees. */
  refused?: (answer: Outgoing) => Promise<Outgoing>;
}

/** An exchange that is being served. */
export interface Served {
  /** Address to send requests to, without a slash at its end. */
  url: string;
  port: number;
  /** Stops listening and resolves when the last connection is gone: running requests have a few seconds to finish. */
  close: () => Promise<void>;
}

/**
 * Puts an exchange on a port.
 *
 * @throws ListenError when the port cannot be opened.
 */
export async function serve(exchange: Exchange, options: ServeOptions): Promise<Served> {
  const { host = '127.0.0.1', onError = console.error, refused = async (answer) => answer } = options;

  async function answer(message: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let request: Incoming;
    try {
      request = receive(message, outgoing, host);
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      return write(await refused(malformed(error.message)), outgoing, onError);
    }
    await write(await exchange(request), outgoing, onError);
  }
  const server = createServer(
    { ...limits, requireHostHeader: false, joinDuplicateHeaders: true },
    (message, outgoing) => {
      answer(message, outgoing).catch((error: unknown) => {
        onError(error);
        if (outgoing.headersSent) outgoing.destroy();
        else void write(failed(), outgoing, onError);
      });
    },
  );
  // An expectation that is not known may be left unmet (RFC 9110, 10.1.1).
  server.on('checkExpectation', (message, outgoing) => server.emit('request', message, outgoing));
  server.timeout = stalledAfter;
  const connections = connectionsOf(server);
  refuseMalformed(server, connections, refused);
  const close = closerOf(server, connections, closeGrace);
  const port = await listen(server, { ...options, host });
  server.on('error', onError); // a connection that could not be accepted
  return { url: `http://${hostIn(host)}:${port}`, port, close };
}

/** A host as it stands in a URL. "All addresses" is not one that every system connects to. */
function hostIn(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
