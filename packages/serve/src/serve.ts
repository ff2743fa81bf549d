import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Target } from '@dli-connections/contract';
import { lendBody } from '@dli-connections/contract/server';
import { AddressError } from './address.ts';
import { answering, malformed, type OnError } from './answer.ts';
import { closerOf } from './close.ts';
import { drain } from './drain.ts';
import { lightRequest, type Taken } from './light-request.ts';
import { closeGrace, limits, stalledAfter } from './limits.ts';
import { listen } from './listen.ts';
import { refuseMalformed } from './malformed.ts';
import { rawBodyOf } from './raw-body.ts';
import { write } from './write.ts';

/** Where and how a target is served. */
export interface ServeOptions {
  /** What is served, for messages: `mock`, `reference server`. */
  name: string;
  /** Only this machine by default. */
  host?: string;
  /** 0 takes a free one. */
  port: number;
  /** The setting that changes the port, for messages: `DLI_MOCK_PORT`. */
  setting: string;
  /** Told of each failure that was answered with 500, or in the middle of an answer. Prints it by default. */
  onError?: OnError;
  /** Has the last word on the answer to what is no request, or none that a `Request` can stand for: the target does not get to see it. */
  refused?: (answer: Response) => Promise<Response>;
}

/** A target that is being served. */
export interface Served {
  /** Address to send requests to, without a slash at its end. */
  url: string;
  port: number;
  /** Stops listening and resolves when the last connection is gone: running requests have a few seconds to finish. */
  close: () => Promise<void>;
}

/**
 * Puts a target on a port. The request that the target gets is a light one: a target that passes it on to `fetch` passes
 * on a `clone()`.
 *
 * @throws ListenError when the port cannot be opened.
 */
export async function serve(target: Target, options: ServeOptions): Promise<Served> {
  const { host = '127.0.0.1', onError = console.error, refused = async (answer) => answer } = options;
  const safe = answering(target, onError);

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const taken = take(incoming, host);
    outgoing.on('close', () => {
      if (!outgoing.writableFinished && !(taken instanceof Error)) taken.leave();
      drain(incoming);
    });
    const response = await (taken instanceof Error ? refused(malformed(taken.message)) : safe(taken.request));
    // Node keeps a connection open after a request that was running when the server closed, unless told otherwise.
    if (!server.listening) outgoing.setHeader('connection', 'close');
    await write(response, outgoing, onError);
  }
  const server = createServer(
    { ...limits, requireHostHeader: false, joinDuplicateHeaders: true },
    (incoming, outgoing) => {
      answer(incoming, outgoing).catch((error: unknown) => {
        onError(error);
        outgoing.destroy();
      });
    },
  );
  // An expectation that is not known may be left unmet (RFC 9110, 10.1.1).
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
  server.timeout = stalledAfter;
  refuseMalformed(server, refused);
  const close = closerOf(server, closeGrace);
  const port = await listen(server, { ...options, host });
  server.on('error', onError); // a connection that could not be accepted
  return { url: `http://${hostIn(host)}:${port}`, port, close };
}

/** The request that came in, with its body lent; an error where no `Request` can stand for it. */
function take(incoming: IncomingMessage, host: string): Taken | AddressError {
  if (incoming.httpVersion === '1.1' && incoming.headers.host === undefined)
    return new AddressError('HTTP/1.1 wants the header Host');
  try {
    const taken = lightRequest(incoming, host);
    lendBody(taken.request, rawBodyOf(incoming));
    return taken;
  } catch (error) {
    if (error instanceof AddressError) return error;
    throw error;
  }
}

/** A host as it stands in a URL. "All addresses" is not one that every system connects to. */
function hostIn(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
