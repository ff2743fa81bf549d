import type { IncomingMessage } from 'node:http';
import type { TakenBytes } from '@dli-connections/contract/server';
import { mostPieces, smallBody } from './limits.ts';
import type { Shared } from './shared.ts';

/** The body of a request, and what it holds of what all share. */
export interface Body {
  /** Reads it whole, or stops past `limit` bytes; a large one is handed over when it is its turn. */
  take: (limit: number) => Promise<TakenBytes>;
  /** Gives back what it holds, once the request is answered. */
  end: () => void;
}

/** The body of a request of `node:http`. */
export function bodyOf(message: IncomingMessage, shared: Shared): Body {
  let [reserved, ended] = [0, false];
  let endTurn = () => {};
  const reserve = (bytes: number) => {
    if (!shared.reserve(bytes)) return false;
    reserved += bytes;
    return true;
  };
  return {
    async take(limit) {
      const taken = await read(message, limit, reserve);
      if (typeof taken === 'string' || taken.length <= smallBody || ended) return taken;
      endTurn = await shared.turn();
      if (ended) endTurn();
      return taken;
    },
    end() {
      ended = true;
      shared.release(reserved);
      reserved = 0;
      endTurn();
    },
  };
}

/**
 * Reads a body from the events of its stream, which is quicker than by a stream of the web or an iterator, into one buffer
 * that grows: a list of its pieces takes many times their bytes when they are small.
 */
function read(message: IncomingMessage, limit: number, reserve: (bytes: number) => boolean): Promise<TakenBytes> {
  const length = Number(message.headers['content-length'] ?? limit);
  if (length > limit) return Promise.resolve('too large');
  if (message.destroyed) return Promise.resolve('cut off');
  return new Promise((resolve) => {
    let bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
    let [size, pieces] = [0, 0];
    const add = (chunk: Buffer<ArrayBuffer>) => {
      const next = size + chunk.length;
      if (next > limit) return stop('too large');
      if (++pieces > mostPieces) return stop('too many pieces');
      if (pieces === 1) {
        bytes = chunk; // most bodies come in one piece
      } else {
        if (next > bytes.length) {
          const capacity = Math.min(Math.max(next, 2 * bytes.length, smallBody), Math.max(next, length));
          if (capacity > smallBody && !reserve(capacity - bytes.length)) return stop('busy');
          const grown = new Uint8Array(Buffer.allocUnsafeSlow(capacity).buffer);
          grown.set(bytes.subarray(0, size));
          bytes = grown;
        }
        bytes.set(chunk, size);
      }
      size = next;
    };
    function stop(why: TakenBytes): void {
      // The rest is drained once the request is answered.
      message.off('data', add).pause();
      resolve(why);
    }
    message.on('data', add);
    message.on('end', () => resolve(bytes.subarray(0, size)));
    message.on('error', () => resolve('cut off'));
    message.on('close', () => resolve('cut off'));
  });
}
