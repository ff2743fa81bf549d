import type { IncomingMessage } from 'node:http';
import type { TakenBytes } from '@dli-connections/contract/server';
import { type ConnectionPair, hasBody } from './connections.ts';
import { mostPieces, smallBody } from './limits.ts';
import type { InBlocks, Shared } from './shared.ts';

/** True for a client that waits for 100 Continue before it sends its body. */
function expectsContinue({ headers, httpVersion }: IncomingMessage): boolean {
  // A list, of which this may be one member (RFC 9110, 10.1.1).
  return httpVersion === '1.1' && /(?:^|,)\s*100-continue\s*(?:,|$)/i.test(headers.expect ?? '');
}

/** The body of a request, and its share of the common memory. */
export interface ReceivedBody {
  /**
   * Reads it whole, once, or stops past `limit` bytes. A client that asks first gets 100 Continue (RFC 9110, 10.1.1).
   */
  take: (limit: number) => Promise<TakenBytes>;
  /** Releases its share, once the request is answered. */
  end: () => void;
}

const nothing = new Uint8Array();

const noBody: ReceivedBody = { take: async () => nothing, end() {} };

/** The body of a request of `node:http`. Its events are quicker than a stream of the web or an iterator. */
export function bodyOf({ request: message, response }: ConnectionPair, shared: Shared): ReceivedBody {
  if (!hasBody(message)) return noBody;
  const { 'content-length': length, 'transfer-encoding': coding } = message.headers;
  const gathered: Gathered = { bytes: nothing, size: 0, pieces: 0, blocks: [], inBlocks: 0, limit: Infinity };
  let isEnded = false;
  let isWaiting = false;
  let taken: Promise<TakenBytes> | undefined;
  let problem: Problem | undefined;
  let settle: ((problem: Problem | undefined) => void) | undefined;
  let endTurn: (() => void) | undefined;

  function add(chunk: Buffer<ArrayBuffer>): void {
    if (isEnded) return; // no reader is left
    problem = append(gathered, chunk, shared);
    if (problem) {
      message.off('data', add).pause(); // the rest is drained once the request is answered
      settle?.(problem);
    } else if (!settle) {
      message.socket.pause(); // until the body is requested, only the part that came with the head is read
    } else if (gathered.inBlocks > 0 && !isWaiting) {
      // Not the message: it would keep the chunks that are parsed already one by one.
      isWaiting = true;
      message.socket.pause();
      shared.later(() => {
        isWaiting = false;
        message.socket.resume();
      });
    }
  }
  /** Keeps the socket paused: a message that flows resumes it. */
  const hold = () => {
    if (isWaiting) message.socket.pause();
  };
  // Chunks are put together from the start: Node would keep them one by one, which takes 200 bytes for one of a byte.
  if (coding !== undefined) message.on('data', add);

  function rest(): Promise<Problem | undefined> {
    return new Promise((resolve) => {
      settle = resolve;
      if (coding === undefined) message.on('data', add);
      // Chunks that came before the body was requested have paused it, and a message that flows does not resume it.
      message.socket.on('resume', hold).resume();
      const done = () => resolve(message.readableEnded ? undefined : 'cut off');
      // Chunks that were read from the start may have ended already.
      if (message.destroyed || (message.readableEnded && coding !== undefined)) done();
      else message.on('end', done).on('error', done).on('close', done).resume();
    });
  }

  async function read(limit: number): Promise<TakenBytes> {
    if (expectsContinue(message) && Number(length ?? 0) <= limit) response.writeContinue();
    gathered.limit = Number(length ?? limit);
    if (gathered.limit > limit || gathered.size > limit) return 'too large';
    if (message.readableLength === Number(length)) {
      const whole = message.read(); // it came together with its head, as most do
      message.resume(); // to its end, for which Node waits
      return whole;
    }
    problem ??= await rest();
    if (problem) return problem;
    const first = gathered.bytes.subarray(0, gathered.size);
    if (gathered.blocks.length === 0) return first;
    endTurn = await shared.turn();
    if (isEnded) endTurn();
    if (isEnded) return 'cut off';
    const bytes = Buffer.concat([first, ...gathered.blocks], first.length + gathered.inBlocks);
    shared.release(gathered);
    return bytes;
  }

  return {
    take: (limit) => (taken ??= read(limit)),
    end() {
      isEnded = true;
      message.socket.off('resume', hold);
      gathered.bytes = nothing;
      if (gathered.blocks.length > 0) shared.release(gathered);
      endTurn?.();
    },
  };
}

type Problem = Extract<TakenBytes, string>;

/** The part of a body that has come. Bytes past the size of a small body are in common memory. */
interface Gathered extends InBlocks {
  /** Room for more than the first `size` bytes, with which the body begins. */
  bytes: Uint8Array<ArrayBuffer>;
  size: number;
  pieces: number;
  /** Most bytes that may come. */
  limit: number;
}

/** Adds a piece, or returns the reason why it cannot. A list of small pieces takes many times their bytes. */
function append(to: Gathered, chunk: Buffer<ArrayBuffer>, shared: Shared): Problem | undefined {
  const size = to.size + to.inBlocks + chunk.length;
  if (size > to.limit) return 'too large';
  if (++to.pieces > mostPieces(size)) return 'too many pieces';
  if (to.pieces === 1) {
    to.bytes = chunk; // most bodies come in one piece
  } else if (size > smallBody) {
    return shared.add(to, chunk) ? undefined : 'busy';
  } else {
    if (to.pieces === 2) to.bytes = Buffer.concat([to.bytes], smallBody);
    to.bytes.set(chunk, to.size);
  }
  to.size = size;
  return undefined;
}

/** A host and its port as RFC 3986 has them (3.2.2 and 3.2.3). */
const anyHost = /^(\[(?:[\da-f:.]+|v[\da-f]+\.[\w.~!$&'()*+,;=:-]+)\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})+)(:\d*)?$/i;

/**
 * The address of a request, or the reason why it has none. Without a Host, which HTTP/1.0 need not send, it is at
 * `otherwise`.
 */
export function addressOf(request: IncomingMessage, otherwise: string): URL | string {
  const { method, headers, httpVersion, url = '' } = request;
  // OPTIONS has a target for the server as a whole (RFC 9112, 3.2.4).
  const target = method === 'OPTIONS' && url === '*' ? '/' : url;
  if (httpVersion === '1.1' && headers.host === undefined) return 'HTTP/1.1 requires a Host header';
  const [, scheme, authority, rest = target] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(target) ?? [];
  if (scheme === undefined && !target.startsWith('/')) return 'its target must be a path or an http URL';
  // A Host header must be valid even beside a URL, which replaces it (RFC 9112, 3.2 and 3.2.2).
  if (scheme && headers.host && !urlAt('http://', headers.host, '/')) return wrongHost;
  // `URL` reads a backslash as a slash, and so sees one segment more than others.
  if (/^[^?]*\\/.test(rest)) return 'its path must not contain a backslash';
  // A client takes it off (RFC 9112, 3.2), and a URL would drop what follows.
  if (rest.includes('#')) return 'its target must not contain a fragment';
  const wrong = scheme ? 'its URL must have a valid host, and no user' : wrongHost;
  return urlAt(scheme ?? 'http://', authority ?? (headers.host || otherwise), rest) ?? wrong;
}

const wrongHost = 'its Host header is not a valid host';

/** The address at a host, or `null` if that is none. */
function urlAt(scheme: string, host: string, rest: string): URL | null {
  // A text that begins as a host may go on as a user, a path or a query. A user is an error, and so is no host (RFC 9110, 4.2).
  const [, name, port = ''] = anyHost.exec(host) ?? [];
  if (name === undefined) return null;
  const url = URL.parse(`${scheme}${name}${port}${rest}`);
  // `URL` takes a name that ends in a number only if it is an IPv4 address, and no address of a version to come.
  return url || /\[(?!v)|%/i.test(name) ? url : URL.parse(`${scheme}localhost${port}${rest}`);
}
