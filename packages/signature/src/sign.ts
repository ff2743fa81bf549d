import { formatAuthorization, isAccessKey } from './authorization.ts';
import { canonicalRequest, stringToSign } from './canonical.ts';
import { formatDate } from './date.ts';
import { after, type Bytes, hmac, sha256 } from './hash.ts';

/** The keys that a request is signed with, and the time. */
export interface SigningKeys {
  accessKey: string;
  secretKey: string;
  /** Belongs to temporary credentials; sent, and signed, as `X-Security-Token`. */
  securityToken?: string | undefined;
  /** Milliseconds since 1970; `Date.now` by default. */
  now?: (() => number) | undefined;
}

/** Options for signing a request. */
export interface SignOptions {
  /** Names of headers that something on the way may change: they are sent unsigned. `X-Sdk-Date` is always signed. */
  unsigned?: readonly string[] | undefined;
}

/**
 * Headers that the transport replaces; `user-agent` is among them, since Chromium sends its own. Gateways drop names with an
 * underscore, and the vendor's signers skip them.
 */
const unstable =
  /^(authorization|connection|content-length|keep-alive|te|trailer|transfer-encoding|upgrade|user-agent)$|_/;

/**
 * A signed copy of a request, which stays unread. Signs the method, the path, the query, the body and every header save
 * those that transports set; an `X-Sdk-Date` that is there is kept, an `X-Sdk-Content-Sha256` is set to the hash of the
 * body. Rejects with a TypeError, which shows no secret, for credentials that cannot be, and for a body that is used up.
 */
export async function sign(request: Request, credentials: SigningKeys, options?: SignOptions): Promise<Request> {
  const { method, url } = request;
  const headers = new Headers(request.headers);
  const body = await request.clone().arrayBuffer();
  await signHead({ method, url, headers }, body, credentials, options);
  // The bytes instead of the stream: their length is known, so they are sent whole, with a Content-Length.
  return body.byteLength > 0 ? new Request(request, { headers, body }) : new Request(request.clone(), { headers });
}

/**
 * Signs a request like `sign`, but in its own headers, for callers that know the body, as bytes or as a text that is sent in
 * UTF-8: nothing is copied or read. It is synchronous if the runtime can hash synchronously, and then throws the TypeError.
 */
export function signHead(
  { method, url, headers }: Pick<Request, 'method' | 'url' | 'headers'>,
  body: Bytes | string,
  credentials: SigningKeys,
  { unsigned = [] }: SignOptions = {},
): void | Promise<void> {
  const { accessKey, secretKey, securityToken, now = Date.now } = checkKeys(credentials);
  // Read once: each look into Headers checks and lower-cases the name again.
  const fields = new Map(headers);
  const set = (name: string, value: string) => {
    headers.set(name, value);
    fields.set(name, value);
  };
  // fetch always sends the host of the URL.
  if (fields.delete('host')) headers.delete('host');
  const date = fields.get('x-sdk-date') ?? formatDate(now());
  set('x-sdk-date', date);
  if (securityToken !== undefined) set('x-security-token', securityToken);
  return after(sha256(body), (payloadHash) => {
    // The vendor's verifiers trust this header: a wrong hash, or UNSIGNED-PAYLOAD, would leave the body unsigned.
    if (fields.has('x-sdk-content-sha256')) set('x-sdk-content-sha256', payloadHash);
    const signedHeaders = ['host', ...fields.keys()]
      .filter(
        (name) =>
          name === 'x-sdk-date' || !(unsigned.some((each) => each.toLowerCase() === name) || unstable.test(name)),
      )
      .sort();
    const canonical = canonicalRequest({ method, url, headers: fields }, signedHeaders, payloadHash);
    return after(stringToSign(date, canonical), (text) =>
      after(hmac(secretKey, text), (signature) =>
        headers.set('Authorization', formatAuthorization(accessKey, signedHeaders, signature)),
      ),
    );
  });
}

/** The credentials, if they can be used; throws a TypeError for others, which shows no secret. */
export function checkKeys(credentials: SigningKeys, prefix = ''): SigningKeys {
  const { accessKey, secretKey, securityToken } = credentials;
  if (!isAccessKey(accessKey))
    throw new TypeError(`${prefix}accessKey must be 1 to 128 visible ASCII characters, no comma`);
  // A key read from a file often ends with a line break. In JavaScript it may not be a string, and then has no trim.
  if (!secretKey || secretKey.trim?.() !== secretKey)
    throw new TypeError(`${prefix}secretKey must be a trimmed string, not empty`);
  if (securityToken !== undefined) checkVisible(`${prefix}securityToken`, securityToken);
  return credentials;
}

/** A text that can stand in a header as it is, or a TypeError, which does not show it. */
export function checkVisible(name: string, text: unknown): string {
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text))
    throw new TypeError(`${name} must be a string of visible ASCII characters, no spaces or line breaks`);
  return text;
}
