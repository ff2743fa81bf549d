import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Incoming, TakenBytes } from '@dli-connections/contract/server';
import { hasBody, type Pair } from './connections.ts';
import { mostPieces, smallBody } from './limits.ts';
import type { Shared } from './shared.ts';

/** The address or the Host of a request is invalid. */
export class AddressError extends Error {
  override name = 'AddressError';
}

/**
 * A request of `node:http`. Its signal and its body are made only if they are used.
 *
 * @throws AddressError when the address or the Host is invalid.
 */
export function receive({ request: message, response }: Pair, body: Body, host: string): Incoming {
  const { method = 'GET' } = message;
  let signal: AbortSignal | undefined;
  let taken: Promise<TakenBytes> | undefined;
  return {
    method,
    url: addressOf(message, host),
    // The server joins a header that was sent twice; only Set-Cookie stays a list, which no request has.
    headers: message.headers as Record<string, string | undefined>,
    hasBody: hasBody(message),
    // A getter here would be a function, and so to V8 a class, of its own for each request: a third of the cost of serving it.
    signal: () => (signal ??= signalOf(response)),
    take(limit) {
      // A client that asks first is invited to go on only when the body is read (RFC 9110, 10.1.1).
      if (!taken && expectsContinue(message) && Number(message.headers['content-length'] ?? 0) <= limit)
        response.writeContinue();
      taken ??= body.take(limit);
      return taken;
    },
  };
}

/** Tells a client that waits for leave to send its body. */
export function expectsContinue({ headers, httpVersion }: IncomingMessage): boolean {
  return httpVersion === '1.1' && /^\s*100-continue\s*$/i.test(headers.expect ?? '');
}

/** Aborts when the connection closes before the answer is sent. */
function signalOf(answer: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  const leave = () => {
    if (!answer.writableFinished) leaving.abort();
  };
  if (answer.closed) leave();
  else answer.once('close', leave);
  return leaving.signal;
}

/** The body of a request, and its share of the common memory. */
export interface Body {
  /** Reads it whole, or stops past `limit` bytes; a large one is handed over when it is its turn. */
  take: (limit: number) => Promise<TakenBytes>;
  /** Gives its share back, once the request is answered. */
  end: () => void;
}

const noBody: Body = { take: async () => new Uint8Array(), end() {} };

/** The body of a request of `node:http`. */
export function bodyOf(message: IncomingMessage, shared: Shared): Body {
  if (!hasBody(message)) return noBody;
  let [reserved, ended] = [0, false];
  let endTurn = () => {};
  const reserve = (bytes: number) => {
    if (!shared.reserve(bytes)) return false;
    reserved += bytes;
    return true;
  };
  const early = message.headers['transfer-encoding'] === undefined ? nothingYet() : gather(message);
  return {
    async take(limit) {
      const taken = await read(message, limit, reserve, early);
      if (typeof taken === 'string' || taken.length <= smallBody || ended) return taken;
      endTurn = await shared.turn();
      if (ended) endTurn();
      return taken;
    },
    end() {
      ended = true;
      // Whatever still comes of it is for nobody.
      early.stop();
      early.bytes = new Uint8Array();
      if (reserved > 0) shared.release(reserved);
      reserved = 0;
      endTurn();
    },
  };
}

/** The part of a body that came before it was asked for. */
interface Early {
  bytes: Uint8Array<ArrayBuffer>;
  size: number;
  pieces: number;
  /** Ends the gathering. */
  stop: () => void;
}

const nothingYet = (): Early => ({ bytes: new Uint8Array(), size: 0, pieces: 0, stop: () => {} });

/**
 * Puts chunks together from the start: Node would keep them one by one, which takes 200 bytes for one of a byte. Before somebody
 * asks for the body no more is read than came with its head.
 */
function gather(message: IncomingMessage): Early {
  const early: Early = { bytes: new Uint8Array(), size: 0, pieces: 0, stop: () => message.off('data', add) };
  function add(chunk: Uint8Array<ArrayBuffer>): void {
    if (early.pieces++ === 0) {
      [early.bytes, early.size] = [chunk, chunk.length];
      message.socket.pause();
      return;
    }
    append(early, chunk, early.size + chunk.length > early.bytes.length ? 2 * (early.size + chunk.length) : 0);
  }
  message.on('data', add);
  return early;
}

/** Adds a piece to bytes, which move to a larger place where a capacity is given. */
function append(to: Pick<Early, 'bytes' | 'size'>, chunk: Uint8Array, capacity: number): void {
  if (capacity > 0) {
    const grown = new Uint8Array(Buffer.allocUnsafeSlow(capacity).buffer);
    grown.set(to.bytes.subarray(0, to.size));
    to.bytes = grown;
  }
  to.bytes.set(chunk, to.size);
  to.size += chunk.length;
}

/**
 * Reads a body from the events of its stream, which is quicker than by a stream of the web or an iterator, into one buffer
 * that grows: a list of its pieces takes many times their bytes when they are small.
 */
function read(
  message: IncomingMessage,
  limit: number,
  reserve: (bytes: number) => boolean,
  early: Early,
): Promise<TakenBytes> {
  early.stop();
  const length = Number(message.headers['content-length'] ?? limit);
  if (length > limit || early.size > limit) return Promise.resolve('too large');
  if (message.readableEnded && early.pieces > 0) return Promise.resolve(early.bytes.subarray(0, early.size));
  if (length > 0 && message.readableLength === length) return Promise.resolve(allOf(message));
  if (message.destroyed) return Promise.resolve('cut off');
  return new Promise((resolve) => {
    const body = { bytes: early.bytes, size: early.size };
    let { pieces } = early;
    const add = (chunk: Buffer<ArrayBuffer>) => {
      const next = body.size + chunk.length;
      if (next > limit) return stop('too large');
      if (++pieces > mostPieces) return stop('too many pieces');
      if (pieces === 1) {
        [body.bytes, body.size] = [chunk, next]; // most bodies come in one piece
        return;
      }
      const had = body.bytes.length;
      const capacity = next > had ? Math.min(Math.max(next, 2 * had, smallBody), Math.max(next, length)) : 0;
      if (capacity > smallBody && !reserve(capacity - had)) return stop('busy');
      append(body, chunk, capacity);
    };
    function stop(why: TakenBytes): void {
      // The rest is drained once the request is answered.
      message.off('data', add).pause();
      resolve(why);
    }
    message.on('data', add).resume();
    message.on('end', () => resolve(body.bytes.subarray(0, body.size)));
    message.on('error', () => resolve('cut off'));
    message.on('close', () => resolve('cut off'));
  });
}

/** A body that came together with its head, as most do. */
function allOf(message: IncomingMessage): TakenBytes {
  const bytes = message.read();
  message.resume(); // to its end, for which Node waits
  return bytes;
}

/** Hosts and paths in their normal form, as next to all are. Any other is parsed, which takes longer than all the rest. */
const plainHost = /^[a-z0-9._-]+(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/;
const plainTarget = /^\/[!#$&-;=?-[\]_a-z~]*$/;
const dotSegment = /\/\.\.?(?:[/?#]|$)/;

/**
 * The address of a request, absolute and in its normal form. Without a Host, which HTTP/1.0 need not send, it is at
 * `otherwise`.
 *
 * @throws AddressError
 */
export function addressOf({ url: target = '', headers, httpVersion }: IncomingMessage, otherwise: string): string {
  if (httpVersion === '1.1' && headers.host === undefined) throw new AddressError('HTTP/1.1 wants the header Host');
  if (/^https?:\/\//i.test(target)) return parse(target).href;
  if (!target.startsWith('/')) throw new AddressError('its address is no path');
  const host = headers.host || otherwise;
  const address = `http://${host}${target}`;
  if (plainHost.test(host) && plainTarget.test(target) && !dotSegment.test(target)) return address;
  const url = parse(address);
  // A text that begins as a host may go on as a user, a path or a query.
  if (url.hostname !== host.replace(/:\d*$/, '').toLowerCase()) throw new AddressError('its Host is none');
  return url.href;
}

function parse(address: string): URL {
  // A URL reads it as a slash, and so has one segment more than others see.
  if (/^[^?]*\\/.test(address)) throw new AddressError('there is a backslash in its path');
  const url = URL.parse(address);
  if (!url) throw new AddressError('its address is none');
  return url;
}
