import { after, sha256 } from './hash.ts';

/** The name of the scheme, as `Authorization` and the string to sign begin with it. */
export const algorithm = 'SDK-HMAC-SHA256';

/** Headers of `fetch`, or another map of lower-case names, or headers of `node:http`: a plain object with such names. */
export type Fields = { get(name: string): string | null | undefined } | Readonly<Record<string, string | undefined>>;

/** The value of a header by its lower-case name. */
export function fieldOf(headers: Fields, name: string): string | undefined {
  // Not by `instanceof`: touching `Headers` would make Node load `fetch`.
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  // A plain object inherits names, such as `constructor`, that no client has sent.
  return Object.hasOwn(headers, name) ? (headers as Record<string, string>)[name] : undefined;
}

/** The signed parts of a request besides its body. */
export interface Head {
  method: string;
  /** Absolute. */
  url: string | URL;
  headers: Fields;
}

/**
 * The canonical request: method, path, query, headers, names of the headers, hash of the body, a line each.
 * `signedHeaders` are lower-case names in order, of headers that are there, and `host`; `payloadHash` is the SHA-256 of the
 * raw body in lower-case digits.
 */
export function canonicalRequest(
  { method, url, headers }: Head,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const { pathname, search, host } = new URL(url);
  let text = `${method}\n${canonicalPath(pathname)}\n${search && canonicalQuery(search)}\n`;
  for (const name of signedHeaders) {
    // `host` is the URL's where the request has none, as in browsers, where it cannot be set. Nothing is trimmed again:
    // Headers has done so, and trim() would also drop no-break spaces, which are part of the value.
    text += `${name}:${fieldOf(headers, name) ?? host}\n`;
  }
  return `${text}\n${signedHeaders.join(';')}\n${payloadHash}`;
}

/** Makes the text for the HMAC, at once where the runtime can; `date` is the value of `X-Sdk-Date`. */
export function stringToSign(date: string, canonical: string): string | Promise<string> {
  // A header value is a string of bytes, one a character, and the vendor's signers hash the bytes on the wire.
  const bytes = /^[\n -~]*$/.test(canonical) ? canonical : Uint8Array.from(canonical, (char) => char.charCodeAt(0));
  return after(sha256(bytes), (hash) => `${algorithm}\n${date}\n${hash}`);
}

/** The vendor decodes the whole path before it splits it, so an encoded slash counts as a slash. */
function canonicalPath(pathname: string): string {
  const path = reencode(pathname, /%[\dA-Fa-f]{2}|[^\w.~/-]/g).replaceAll('%2F', '/');
  return path.endsWith('/') ? path : `${path}/`;
}

/**
 * Sorted after encoding, as the vendor's documents say and its Java SDK does. Its other SDKs sort before; that is the same
 * order unless keys, or values of one key, differ first in a character that is encoded.
 */
function canonicalQuery(search: string): string {
  // A plus is a space, as in every form parser and in the vendor's signers, which sign `%20` for it.
  const text = reencode(search.slice(1).replaceAll('+', ' '), /%[\dA-Fa-f]{2}|[^\w.~&=-]/g);
  const pairs = text
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [key, ...value] = pair.split('=');
      // A space comes before all that an encoded text has, so `a=` stands before `a-b=`.
      return `${key} ${value.join('%3D')}`;
    });
  return pairs.sort().join('&').replaceAll(' ', '=');
}

/** Percent-encodes the parts of an ASCII text that `pattern` finds, and resolves escapes of A–Z, a–z, 0–9, `-._~`. */
function reencode(text: string, pattern: RegExp): string {
  // Byte by byte instead of decodeURIComponent: it throws on `%zz` and `%FF`, which a URL may well hold.
  return text.replace(pattern, (match) => {
    const code = match.length === 3 ? Number.parseInt(match.slice(1), 16) : match.charCodeAt(0);
    const char = String.fromCharCode(code);
    return /[\w.~-]/.test(char) ? char : `%${code.toString(16).padStart(2, '0').toUpperCase()}`;
  });
}
