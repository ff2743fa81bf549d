/** The types of bytes that callers may pass. */
export type Bytes = ArrayBuffer | Uint8Array;

/** The part of `node:crypto` that replaces WebCrypto, which runs each call in a thread and takes many times as long. */
interface Synchronous {
  /** Bun and Deno got it later than the rest. */
  hash?(algorithm: string, data: Uint8Array | string): string;
  createHmac(algorithm: string, key: string): { update(text: string): { digest(encoding: 'hex'): string } };
  timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}

let found: Synchronous | undefined;

/** Hashes without waiting where the runtime can. Asked for at run time: bundles for browsers know nothing of it. */
function atOnce(): Synchronous | undefined {
  // Node's types are not those of a browser, so the members in use are named here.
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => Synchronous | undefined } };
  found ??= process?.getBuiltinModule?.('node:crypto');
  return found;
}

/** WebCrypto. Bare React Native lacks it; browsers have it only on pages of https and of localhost. */
function subtle(): SubtleCrypto {
  const { crypto } = globalThis as { crypto?: { subtle?: SubtleCrypto } };
  if (!crypto?.subtle) throw new TypeError('signing needs crypto.subtle: https, or polyfills of it and of URL');
  return crypto.subtle;
}

/** SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal digits; at once where the runtime can. */
export function sha256(data: Bytes | string): string | Promise<string> {
  // A Uint8Array of another one would be a copy.
  const given = typeof data === 'string' || ArrayBuffer.isView(data) ? data : new Uint8Array(data);
  return (
    atOnce()?.hash?.('sha256', given) ??
    subtle()
      .digest('SHA-256', typeof given === 'string' ? utf8(given) : sourceOf(given))
      .then(hexOf)
  );
}

/** Continues synchronously if the digits are ready: awaiting them takes longer than computing them. */
export function after<T>(digits: string | Promise<string>, next: (digits: string) => T | Promise<T>): T | Promise<T> {
  return typeof digits === 'string' ? next(digits) : digits.then(next);
}

/** HMAC-SHA256 of a text in lower-case hexadecimal digits; at once where the runtime can. */
export function hmac(secretKey: string, text: string): string | Promise<string> {
  return (
    atOnce()?.createHmac('sha256', secretKey).update(text).digest('hex') ??
    keyOf(secretKey)
      .then((key) => subtle().sign('HMAC', key, utf8(text)))
      .then(hexOf)
  );
}

/** Checks that hexadecimal digits are the HMAC-SHA256 of a text, in constant time. */
export async function isHmac(digits: string, secretKey: string, text: string): Promise<boolean> {
  const bytes = bytesOfHex(digits);
  const here = atOnce();
  if (here) return here.timingSafeEqual(bytes, bytesOfHex(await hmac(secretKey, text)));
  return subtle().verify('HMAC', await keyOf(secretKey), sourceOf(bytes), utf8(text));
}

/** The raw secret: the scheme derives no key from it. */
function keyOf(secretKey: string): Promise<CryptoKey> {
  return subtle().importKey('raw', utf8(secretKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

/** Lower-case hexadecimal digits of bytes. */
function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of an even number of hexadecimal digits. */
function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const utf8 = (text: string) => sourceOf(new TextEncoder().encode(text));

/** `BufferSource` leaves out memory shared between threads, which no request has; naming it so would need TypeScript 5.7. */
function sourceOf(bytes: Uint8Array): BufferSource {
  return bytes as BufferSource;
}
