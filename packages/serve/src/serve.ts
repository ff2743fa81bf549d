import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setImmediate as round } from 'node:timers/promises';
import type { Exchange, Outgoing } from '@dli-connections/contract/server';
import {
  failed,
  headTooLarge,
  malformed,
  nothingSpecial,
  type OnError,
  tooManyConnections,
  unknownCoding,
  unknownVersion,
} from './answer.ts';
import { closerOf } from './close.ts';
import { type ClientConnection, type ConnectionPair, connectionsOf, hasBody } from './connections.ts';
import { isLong } from './drain.ts';
import {
  closeGrace,
  defaultBodyMemory,
  defaultSockets,
  excessSockets,
  limits,
  mostHeaders,
  stalledAfter,
} from './limits.ts';
import { type ListenAddress, listen } from './listen.ts';
import { refuseMalformed } from './malformed.ts';
import { addressOf, bodyOf, type ReceivedBody } from './receive.ts';
import { createShared } from './shared.ts';

/** The address to serve an exchange on, and its messages. */
export interface ServeOptions extends Omit<ListenAddress, 'host'> {
  /** Only this machine by default. */
  host?: string;
  /** Called for each failure that was answered with 500, or in the middle of an answer; prints it by default. */
  onError?: OnError;
  /** Maximum number of connections; those above it are answered with 503. 1,000 by default. */
  maxSockets?: number | undefined;
  /** Maximum memory for all bodies being read, in bytes; requests above it are answered with 503. 256 MiB by default. */
  maxBodyMemory?: number | undefined;
  /** Completes the answer to bytes that are not a valid request, which the exchange never sees. */
  refused?: (answer: Outgoing) => Promise<Outgoing>;
}

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
  const { maxSockets = defaultSockets, maxBodyMemory = defaultBodyMemory } = options;
  const shared = createShared(maxBodyMemory);
  const ownHost = hostIn(host);

  async function answerOf(pair: ConnectionPair, { excess }: ClientConnection, body: ReceivedBody): Promise<Outgoing> {
    const { request, response } = pair;
    const refusal = excess ? tooManyConnections() : misframed(request);
    if (refusal) {
      response.setHeader('connection', 'close');
      return refused(refusal);
    }
    const url = addressOf(request, ownHost);
    if (typeof url === 'string') return refused(malformed(url));
    if (request.method === 'OPTIONS' && asServer.test(request.url ?? '')) return refused(nothingSpecial());
    // The server joins a header that was sent twice; only Set-Cookie stays a list, which no request has.
    const headers = request.headers as Record<string, string | undefined>;
    return exchange({ method: request.method ?? 'GET', url, headers, hasBody: hasBody(request), take: body.take });
  }

  async function answer(pair: ConnectionPair, connection: ClientConnection): Promise<void> {
    const { response } = pair;
    const body = bodyOf(pair, shared);
    try {
      await write(await answerOf(pair, connection, body).finally(body.end), response, onError);
    } catch (error) {
      onError(error);
      if (response.headersSent) response.destroy();
      else void write(failed(), response, onError);
    }
  }

  const server = createServer({ ...limits, requireHostHeader: false, joinDuplicateHeaders: true });
  server.timeout = stalledAfter;
  // Missing in Node's types and documentation: a client that has sent all its requests may close its side before their answers.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxHeadersCount = mostHeaders + 1;
  server.maxConnections = maxSockets + excessSockets;
  const connections = connectionsOf(server, maxSockets, answer);
  refuseMalformed(server, connections, refused);
  const close = closerOf(server, connections, closeGrace);
  const port = await listen(server, { ...options, host });
  server.on('error', onError); // a connection that could not be accepted
  return { url: `http://${ownHost}:${port}`, port, close };
}

/** The target of an OPTIONS about the server as a whole: a URL without a path is the same as `*` (RFC 9110, 4.2.3). */
const asServer = /^(?:\*|https?:\/\/[^/?#]*)$/i;

/** The answer to a request that cannot be read: its version, the number of its headers, or its coding; `undefined` for any other. */
function misframed({ headers, httpVersion, httpVersionMajor, rawHeaders }: IncomingMessage): Outgoing | undefined {
  if (httpVersionMajor !== 1) return unknownVersion();
  if (rawHeaders.length > 2 * mostHeaders) return headTooLarge();
  const coding = headers['transfer-encoding'];
  if (coding === undefined) return undefined;
  if (coding.toLowerCase() !== 'chunked') return unknownCoding();
  // Such a message is to be treated as if its end were unknown (RFC 9112, 6.1).
  return httpVersion === '1.0' ? malformed('HTTP/1.0 has no Transfer-Encoding') : undefined;
}

/** A host in the form that a URL has. Not every system can connect to "all addresses". */
function hostIn(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Writes an answer. Pieces are written no faster than the client reads. When they fail, `onError` gets the reason and the
 * connection is cut off, so that the part that was sent does not look complete. If the client disconnects, the pieces are
 * cancelled.
 */
async function write({ status, cookies, body, ...answer }: Outgoing, outgoing: ServerResponse, onError: OnError) {
  if (!outgoing.req.complete && !isLong(outgoing.req)) {
    // Node tells the end of a body a moment after its last piece, and one that was refused keeps its chunks one by one.
    if (outgoing.req.isPaused()) outgoing.req.resume();
    await round();
  }
  // The rest may be large, slow, or never be sent.
  if (!outgoing.req.complete) outgoing.setHeader('connection', 'close');
  const headers = cookies ? { ...answer.headers, 'set-cookie': cookies } : answer.headers;
  if (body === null) {
    outgoing.writeHead(status, headers).end();
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  } else {
    outgoing.writeHead(status, headers);
    try {
      await pipeline(body, outgoing);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') onError(error);
      outgoing.destroy();
    }
  }
}
