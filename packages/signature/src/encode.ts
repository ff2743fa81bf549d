/** Percent-encodes the parts of an ASCII text that `pattern` finds, and resolves escapes of A–Z, a–z, 0–9, `-._~`. */
export function reencode(text: string, pattern: RegExp): string {
  // Byte by byte instead of decodeURIComponent: it throws on `%zz` and `%FF`, which a URL may well hold.
  return text.replace(pattern, (match) => {
    const code = match.length === 3 ? Number.parseInt(match.slice(1), 16) : match.charCodeAt(0);
    const char = String.fromCharCode(code);
    return /[\w.~-]/.test(char) ? char : `%${digitsOf(code).toUpperCase()}`;
  });
}

const digitsOf = (byte: number) => byte.toString(16).padStart(2, '0');

/** Lower-case hexadecimal digits of bytes. */
export function hexOf(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), digitsOf).join('');
}

/** The bytes of an even number of hexadecimal digits. */
export function bytesOfHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
