import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { OnError } from './answer.ts';
import { isStreamed, type Light, partsOf, type Whole } from './light-response.ts';

/**
 * Writes an answer. Of one that is there in one piece the length is told. A longer one is taken from its body as it is read
 * on the other side, and no faster. Where the body fails, and `onError` is told why, the connection is cut off, so that
 * what was sent does not look whole; who goes away before the end cancels the body.
 */
export async function write(response: Response, outgoing: ServerResponse, onError: OnError): Promise<void> {
  const light = partsOf(response);
  if (light?.headers.fields) return writeLight(response.status, light.headers.fields, light.body, outgoing, onError);
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  const reader = response.body?.getReader();
  if (!reader) {
    outgoing.end();
    return;
  }
  async function* read(): AsyncGenerator<Whole> {
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) yield next.value;
  }
  const pieces = telling(read(), onError);
  try {
    const first = await pieces.next();
    const second = first.done ? first : await pieces.next();
    if (second.done) outgoing.end(first.value);
    else await pipeline(all([first.value, second.value], pieces), outgoing);
  } catch {
    outgoing.destroy();
    await reader.cancel().catch(() => {}); // a body that failed has told why
  }
}

async function writeLight(
  status: number,
  fields: Record<string, string>,
  body: Light['body'],
  outgoing: ServerResponse,
  onError: OnError,
): Promise<void> {
  if (isStreamed(body)) {
    outgoing.writeHead(status, fields);
    // As texts they are encoded where they are sent, and leave no bytes to collect.
    await pipeline(telling(body.texts, onError), outgoing).catch(() => outgoing.destroy());
  } else if (body === null) {
    outgoing.writeHead(status, fields).end();
  } else {
    const length = Buffer.byteLength(body);
    outgoing.writeHead(status, { ...fields, 'content-length': length });
    // Where no character takes more than a byte the two encodings are one, and this one is copied, not converted.
    outgoing.end(body, length === body.length ? 'latin1' : 'utf8');
  }
}

/** The same pieces; that they fail is told. */
async function* telling(pieces: AsyncIterable<Whole>, onError: OnError): AsyncGenerator<Whole> {
  try {
    yield* pieces;
  } catch (error) {
    onError(error);
    throw error;
  }
}

async function* all(read: readonly Whole[], rest: AsyncGenerator<Whole>): AsyncGenerator<Whole> {
  yield* read;
  yield* rest;
}
