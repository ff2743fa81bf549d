import { bytesOfHex, hexOf } from './encode.ts';

/** Bytes as callers have them. */
export type Bytes = ArrayBuffer | Uint8Array;

/** SHA-256 in lower-case hexadecimal digits. */
export async function sha256(bytes: Bytes): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', sourceOf(bytes)));
}

/** HMAC-SHA256 of a text in lower-case hexadecimal digits. */
export async function hmac(secretKey: string, text: string): Promise<string> {
  return hexOf(await crypto.subtle.sign('HMAC', await keyOf(secretKey), sourceOf(utf8(text))));
}

/** Whether hexadecimal digits are the HMAC-SHA256 of a text; `subtle.verify` compares in constant time. */
export async function isHmac(digits: string, secretKey: string, text: string): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await keyOf(secretKey), sourceOf(bytesOfHex(digits)), sourceOf(utf8(text)));
}

/** The key that was used last, by its secret: to import one takes as long as to use it, and a client has one. */
let last: { secretKey: string; key: Promise<CryptoKey> } | undefined;

/** The secret as it is: the scheme derives no key from it. */
function keyOf(secretKey: string): Promise<CryptoKey> {
  if (last?.secretKey !== secretKey) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = crypto.subtle.importKey('raw', sourceOf(utf8(secretKey)), algorithm, false, ['sign', 'verify']);
    last = { secretKey, key };
  }
  return last.key;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** `BufferSource` leaves out memory shared between threads, which no request has; naming it so would need TypeScript 5.7. */
function sourceOf(bytes: Bytes): BufferSource {
  return bytes as BufferSource;
}
