/** A UUID of version 7 (RFC 9562, 5.7). New ones are adjacent in an index, so that many creates write few pages. */
export function newId(): string {
  const digits = Date.now().toString(16).padStart(12, '0');
  // Takes a random UUID: its version is at 14, its variant at 19, and only the version differs.
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
