import type { IncomingMessage } from 'node:http';
import { linger } from './limits.ts';

/** Maximum number of pieces, or of chunks, of up to 64 KiB, that are read from a client after its answer. */
const most = 4;

/**
 * Reads and drops the rest of a request that was answered: the next request on its connection comes after it. If the
 * rest is large, the connection ends instead, and no more is read. It is cut off a little later: a client that is cut
 * off while it sends may lose the answer.
 */
export function drain(incoming: IncomingMessage): void {
  // All of it may have come, with nothing left to be taken: so it is with every request that has no body.
  if (incoming.destroyed || (incoming.complete && incoming.readableLength === 0)) return;
  const { socket } = incoming;
  let pieces = 0;
  function end(): void {
    // A request that expects more data resumes its socket.
    socket.on('resume', () => socket.pause());
    socket.pause().end();
  }
  const deadline = setTimeout(() => socket.destroy(), linger).unref();
  for (const done of ['end', 'error', 'close'] as const) incoming.once(done, () => clearTimeout(deadline));
  if (Number(incoming.headers['content-length'] ?? 0) > most * 65_536) {
    end();
  } else {
    incoming.on('data', () => {
      if (++pieces === most) end();
    });
  }
  incoming.resume();
}
