import type { IncomingMessage } from 'node:http';

/** A request names a host or a path that is none. */
export class AddressError extends Error {
  override name = 'AddressError';
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
export function addressOf({ url: target = '', headers }: IncomingMessage, otherwise: string): string {
  if (/^https?:\/\//.test(target)) return parse(target).href;
  if (!target.startsWith('/')) throw new AddressError('its address is no path');
  const host = headers.host || otherwise;
  const address = `http://${host}${target}`;
  if (plainHost.test(host) && plainTarget.test(target) && !dotSegment.test(target)) return address;
  const url = parse(address);
  // What begins as a host may go on as a user, a path or a query.
  if (url.hostname !== host.replace(/:\d+$/, '').toLowerCase()) throw new AddressError('its Host is none');
  return url.href;
}

function parse(address: string): URL {
  // A URL takes it for a slash, and so adds a segment to what others see as one.
  if (/^[^?]*\\/.test(address)) throw new AddressError('there is a backslash in its path');
  const url = URL.parse(address);
  if (!url) throw new AddressError('its address is none');
  return url;
}
