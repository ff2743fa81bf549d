import type { Bytes, Exchange, Incoming, TakenBytes } from './exchange.ts';

/** Anything that answers requests of this API: the handler in process, the mock, a URL behind `fetch`. */
export type Target = (request: Request) => Promise<Response>;

/** Makes a `Target` of an exchange, for callers that use `fetch`. */
export function targetOf(exchange: Exchange): Target {
  return async (request) => {
    const { status, headers, cookies = [], body } = await exchange(incomingOf(request));
    const isComplete = body === null || typeof body === 'string' || body instanceof Uint8Array;
    const response = new Response(isComplete ? body : streamOf(body), { status, headers });
    for (const each of cookies) response.headers.append('set-cookie', each);
    return response;
  };
}

/** Makes an `Incoming` of a `Request`, whose body it shares. */
export function incomingOf(request: Request): Incoming {
  const { method, body } = request;
  let taken: Promise<TakenBytes> | undefined;
  function take(limit: number): Promise<TakenBytes> {
    taken ??= takeBytes(request, limit);
    return taken;
  }
  const headers = Object.fromEntries(request.headers);
  return { method, url: new URL(request.url), headers, hasBody: body !== null, take };
}

async function takeBytes(request: Request, limit: number): Promise<TakenBytes> {
  const reader = request.body?.getReader();
  // Not awaited: cancelling one clone of a stream waits for the other.
  const stop = () => void reader?.cancel().catch(() => {});
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    stop();
    return 'too large';
  }
  const chunks: Bytes[] = [];
  let size = 0;
  try {
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      size += next.value.length;
      if (size > limit) {
        stop();
        return 'too large';
      }
      chunks.push(next.value);
    }
  } catch {
    return 'cut off';
  }
  const [first, ...others] = chunks;
  return first && others.length === 0 ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Produces bytes only as they are read. An error in the pieces is one in the stream. */
function streamOf(pieces: AsyncIterable<string | Uint8Array>): ReadableStream {
  // TypeScript's types for browsers lack this member.
  const streams = ReadableStream as unknown as { from: (parts: AsyncIterable<Uint8Array>) => ReadableStream };
  return streams.from(bytesOf(pieces));
}

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield typeof piece === 'string' ? encoder.encode(piece) : piece;
}
