import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Incoming, TakenBytes } from '@dli-connections/contract/server';
import type { Body } from './body.ts';
import type { Pair } from './connections.ts';

/** The address or the Host of a request is invalid. */
export class AddressError extends Error {
  override name = 'AddressError';
}

/**
 * A request of `node:http`. Its signal and its body are made only for who asks for them.
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
    hasBody: method !== 'GET' && method !== 'HEAD',
    get signal() {
      signal ??= signalOf(response);
      return signal;
    },
    take(limit) {
      // A client that asks first is told to go on only by who wants the body (RFC 9110, 10.1.1).
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
  // A URL takes it for a slash, and so adds a segment to what others see as one.
  if (/^[^?]*\\/.test(address)) throw new AddressError('there is a backslash in its path');
  const url = URL.parse(address);
  if (!url) throw new AddressError('its address is none');
  return url;
}
