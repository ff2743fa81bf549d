import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Incoming, TakenBytes } from '@dli-connections/contract/server';
import { addressOf } from './address.ts';

/** A request of `node:http`. Its signal and its body are made only for who asks for them. */
export class Received implements Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: Incoming['headers'];
  readonly hasBody: boolean;
  readonly #message: IncomingMessage;
  readonly #answer: ServerResponse;
  #signal: AbortSignal | undefined;
  #taken: Promise<TakenBytes> | undefined;

  /** @throws AddressError when the address or the Host is invalid. */
  constructor(message: IncomingMessage, answer: ServerResponse, host: string) {
    this.method = message.method ?? 'GET';
    this.url = addressOf(message, host);
    // The server joins a header that was sent twice; only Set-Cookie stays a list, which no request has.
    this.headers = message.headers as Record<string, string | undefined>;
    this.hasBody = this.method !== 'GET' && this.method !== 'HEAD';
    this.#message = message;
    this.#answer = answer;
  }

  get signal(): AbortSignal {
    this.#signal ??= signalOf(this.#answer);
    return this.#signal;
  }

  take(limit: number): Promise<TakenBytes> {
    this.#taken ??= takeBody(this.#message, limit);
    return this.#taken;
  }
}

/** Aborts when the connection closes before the answer is sent. */
function signalOf(answer: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  const leave = () => {
    if (!answer.writableFinished) leaving.abort();
  };
  if (answer.closed) leave();
  else answer.once('close', leave);
  return leaving.signal;
}

/** Reads a body from the events of its stream, which is quicker than by a stream of the web or an iterator. */
function takeBody(message: IncomingMessage, limit: number): Promise<TakenBytes> {
  if (Number(message.headers['content-length'] ?? 0) > limit) return Promise.resolve('too large');
  if (message.destroyed) return Promise.resolve('cut off');
  return new Promise((resolve) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    const add = (chunk: Buffer<ArrayBuffer>) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      // The rest is drained once the request is answered.
      message.off('data', add).pause();
      resolve('too large');
    };
    message.on('data', add);
    message.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    message.on('error', () => resolve('cut off'));
    message.on('close', () => resolve('cut off'));
  });
}
