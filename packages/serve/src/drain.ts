import type { IncomingMessage } from 'node:http';

/** Limits to what is read of a client that was answered before it sent all. A piece has 64 KiB at most. */
const most = { ms: 500, pieces: 1_000 };

/**
 * Reads, and drops, what is left of a request that was answered: a client that is cut off while it sends may lose the answer.
 * One that goes on for too long is cut off all the same.
 */
export function drain(incoming: IncomingMessage): void {
  // All of it may have come, with nothing left to be taken: so it is with every request that has no body.
  if (incoming.destroyed || (incoming.complete && incoming.readableLength === 0)) return;
  const cutOff = () => {
    incoming.removeAllListeners('data').pause();
    incoming.socket.destroySoon();
  };
  const deadline = setTimeout(cutOff, most.ms).unref();
  let pieces = 0;
  incoming.on('data', () => {
    if (++pieces > most.pieces) cutOff();
  });
  for (const end of ['end', 'error', 'close'] as const) incoming.once(end, () => clearTimeout(deadline));
  incoming.resume();
}
