/**
 * A part of a URL, percent-encoded in the one way the scheme knows: escapes of A–Z, a–z, 0–9, `-`, `_`, `.` and `~` are
 * resolved, every other byte becomes an upper-case escape. Takes what a `URL` holds: ASCII, encoded or not.
 */
export declare function reencode(text: string): string;
/** Lower-case hexadecimal digits of bytes. */
export declare function hexOf(bytes: ArrayBuffer): string;
/** The bytes of an even number of hexadecimal digits. */
export declare function bytesOfHex(digits: string): Uint8Array;
