/**
 * A UUID of version 7 (RFC 9562, 5.7): the milliseconds since the epoch, then random bits. What is made at one time stands
 * side by side in an index, so that many creates write few of its pages.
 */
export function newId(): string {
  // A random one has its version at 14 and its variant at 19; only the former differs.
  return `${beginningAt(Date.now())}${crypto.randomUUID().slice(15)}`;
}

let [written, beginning] = [0, ''];

/** What the identifiers of a millisecond have in common: written once, since thousands are made in some. */
function beginningAt(time: number): string {
  if (time !== written) {
    const digits = time.toString(16).padStart(12, '0');
    [written, beginning] = [time, `${digits.slice(0, 8)}-${digits.slice(8)}-7`];
  }
  return beginning;
}
