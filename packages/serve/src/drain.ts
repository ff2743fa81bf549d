import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { linger } from './limits.ts';

/** Maximum number of pieces, or of chunks, of up to 64 KiB, that are read from a client after its answer. */
const most = 4;

/** True for a body that takes long to come. */
export const isLong = ({ headers }: IncomingMessage) => Number(headers['content-length'] ?? 0) > most * 65_536;

/** Reads and drops the rest of a request that was answered. A body that is long, or of unknown length, is not read on. */
export function drain(incoming: IncomingMessage): void {
  // All of it may have come, with nothing left to be taken: so it is with every request that has no body.
  if (incoming.destroyed || (incoming.complete && incoming.readableLength === 0)) return;
  const { socket } = incoming;
  let pieces = 0;
  // A request that expects more data resumes its socket.
  const stop = () => incoming.complete || socket.on('resume', () => socket.pause()).pause();
  if (incoming.headers['transfer-encoding'] !== undefined || isLong(incoming)) stop();
  else incoming.on('data', () => ++pieces === most && stop());
  incoming.resume();
}

/**
 * Ends a connection after what was written to it, and a last text. It is cut off a little later (RFC 9112, 9.6): a client
 * that is cut off while it sends may lose the answer.
 */
export function endSlowly(socket: Duplex, text?: string): void {
  const deadline = setTimeout(() => socket.destroy(), linger).unref();
  socket.once('close', () => clearTimeout(deadline)).end(text);
}
