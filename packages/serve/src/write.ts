import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { OnError } from './answer.ts';
import { partsOf } from './light-response.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Writes an answer. Of one that is there in one piece the length is told. A longer one is taken from its body as it is read
 * on the other side, and no faster. Where the body fails, and `onError` is told why, the connection is cut off, so that
 * what was sent does not look whole; who goes away before the end cancels the body.
 */
export async function write(response: Response, outgoing: ServerResponse, onError: OnError): Promise<void> {
  const light = partsOf(response);
  if (light?.headers.fields) {
    const { headers, body } = light;
    if (body === null) {
      outgoing.writeHead(response.status, headers.fields).end();
      return;
    }
    const length = Buffer.byteLength(body);
    outgoing.writeHead(response.status, { ...headers.fields, 'content-length': length });
    // Where no character takes more than a byte the two encodings are one, and this one is copied, not converted.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8');
    return;
  }
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  const reader = response.body?.getReader();
  if (!reader) {
    outgoing.end();
    return;
  }
  async function* pieces(): AsyncGenerator<Bytes> {
    try {
      for (let next = await reader?.read(); next?.value; next = await reader?.read()) yield next.value;
    } catch (error) {
      onError(error);
      throw error;
    }
  }
  const source = pieces();
  try {
    const first = await source.next();
    const second = first.done ? first : await source.next();
    if (second.done) outgoing.end(first.value);
    else await pipeline(all([first.value, second.value], source), outgoing);
  } catch {
    outgoing.destroy();
    await reader.cancel().catch(() => {}); // a body that failed has told why
  }
}

async function* all(read: readonly Bytes[], rest: AsyncGenerator<Bytes>): AsyncGenerator<Bytes> {
  yield* read;
  yield* rest;
}
