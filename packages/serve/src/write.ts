import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Outgoing } from '@dli-connections/contract/server';
import type { OnError } from './answer.ts';

/**
 * Writes an answer. Pieces are written no faster than the client reads. When they fail, `onError` gets the reason and
 * the connection is cut off, so that the part that was sent does not look complete. A client that leaves ends the
 * pieces.
 */
export async function write(answer: Outgoing, outgoing: ServerResponse, onError: OnError): Promise<void> {
  const { status, headers, body } = answer;
  if (body === null) {
    outgoing.writeHead(status, headers).end();
  } else if (typeof body === 'string' || body instanceof Uint8Array) {
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  } else {
    outgoing.writeHead(status, headers);
    await pipeline(reporting(body, onError), outgoing).catch(() => outgoing.destroy());
  }
}

/** Reports an error of the pieces; `pipeline` rejects in the same way when the client leaves. */
async function* reporting<Piece>(pieces: AsyncIterable<Piece>, onError: OnError): AsyncGenerator<Piece> {
  try {
    yield* pieces;
  } catch (error) {
    onError(error);
    throw error;
  }
}
