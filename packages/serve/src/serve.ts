import { createServer } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Target } from '@dli-connections/contract';
import { lendBody } from '@dli-connections/contract/server';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { answering, malformed, type OnError, refuseRequest } from './answer.ts';
import { closerOf } from './close.ts';
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
 * Puts a target on a port. The request that the target gets is node-server's light one, made on demand: a target that
 * passes it on to `fetch` passes on a `clone()`.
 *
 * @throws ListenError when the port cannot be opened.
 */
export async function serve(target: Target, options: ServeOptions): Promise<Served> {
  const { host = '127.0.0.1', onError = console.error, refused = async (answer) => answer } = options;
  const safe = answering(target, onError);

  const answer = async (request: Request, { incoming, outgoing }: HttpBindings) => {
    lendBody(request, rawBodyOf(incoming));
    const hostless = incoming.httpVersion === '1.1' && incoming.headers.host === undefined;
    const response = await (hostless ? refused(malformed('HTTP/1.1 wants the header Host')) : safe(request));
    // Node keeps a connection open after a request that was running when the server closed, unless told otherwise.
    if (!server.listening) outgoing.setHeader('connection', 'close');
    await write(response, outgoing, onError);
    return RESPONSE_ALREADY_SENT;
  };
  const listener = getRequestListener(
    // This is HTTP/1 only, so the bindings are those of node:http.
    (request, bindings) => answer(request, bindings as HttpBindings),
    {
      hostname: host, // for requests of HTTP/1.0, which need no Host header
      overrideGlobalObjects: false,
      errorHandler: (error) => refused(refuseRequest(error, onError)),
    },
  );
  const server = createServer({ ...limits, requireHostHeader: false }, listener);
  // An expectation that is not known may be left unmet (RFC 9110, 10.1.1).
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing));
  server.timeout = stalledAfter;
  refuseMalformed(server, refused);
  const close = closerOf(server, closeGrace);
  const port = await listen(server, { ...options, host });
  server.on('error', onError); // a connection that could not be accepted
  return { url: `http://${addressOf(host)}:${port}`, port, close };
}

/** The host as it stands in a URL. "All addresses" is not one that every system connects to. */
function addressOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return isIPv6(host) ? `[${host}]` : host;
}
