import type { IncomingMessage } from 'node:http';

/** Limits to what is read of a client that was answered before it sent all: milliseconds, and bytes. */
const most = { ms: 500, bytes: 64 * 1024 * 1024 };

/**
 * Reads, and drops, what is left of a request that was answered: a client that is cut off while it sends may lose the answer.
 * One that goes on for too long is cut off all the same.
 */
export function drain(incoming: IncomingMessage): void {
  // All of it may have come, with nothing left to be taken: so it is with every request that has no body.
  if (incoming.destroyed || (incoming.complete && incoming.readableLength === 0)) return;
  const cutOff = () => incoming.socket.destroySoon();
  const deadline = setTimeout(cutOff, most.ms).unref();
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > most.bytes) cutOff();
  });
  for (const end of ['end', 'error', 'close'] as const) incoming.once(end, () => clearTimeout(deadline));
  incoming.resume();
}
