import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { addressOf } from './address.ts';
import { asHeaders, LightHeaders } from './light-headers.ts';
import { standIn } from './stand-in.ts';

/**
 * A request of `node:http`: a `Request` to everyone but `instanceof`, and a true one with its streams is made only for who
 * asks for more than method, address, headers and signal.
 */
class LightRequest {
  readonly method: string;
  readonly url: string;
  readonly #incoming: IncomingMessage;
  #headers: LightHeaders | undefined;
  #native: Request | undefined;
  #leaving: AbortController | undefined;
  #left = false;

  constructor(incoming: IncomingMessage, url: string) {
    this.method = incoming.method ?? 'GET';
    this.url = url;
    this.#incoming = incoming;
  }

  get headers(): Headers {
    // A text each, as the server joins what came more than once; a list is only Set-Cookie, which no request has.
    this.#headers ??= new LightHeaders(this.#incoming.headers as Record<string, string>);
    return asHeaders(this.#headers);
  }

  get signal(): AbortSignal {
    this.#leaving ??= new AbortController();
    if (this.#left) this.#leaving.abort();
    return this.#leaving.signal;
  }

  /** Who asked went away without the answer. */
  leave(): void {
    this.#left = true;
    this.#leaving?.abort();
  }

  /** The true one, which reads the same body. */
  get native(): Request {
    this.#native ??= this.#makeNative();
    return this.#native;
  }

  #makeNative(): Request {
    const { method, url, headers, signal } = this;
    const init: RequestInit & { duplex?: 'half' } = { method, headers: new Headers(headers), signal };
    if (method !== 'GET' && method !== 'HEAD') {
      // To Node and to `fetch` this is the same stream, of which their types have two.
      init.body = Readable.toWeb(this.#incoming) as ReadableStream;
      init.duplex = 'half';
    }
    return new Request(url, init);
  }
}

standIn<Request>(LightRequest, {
  values: [
    ...(['body', 'bodyUsed', 'cache', 'credentials', 'destination', 'integrity', 'keepalive', 'mode'] as const),
    ...(['redirect', 'referrer', 'referrerPolicy'] as const),
    ...(['duplex', 'isHistoryNavigation', 'isReloadNavigation'] as readonly string[] as (keyof Request)[]),
  ],
  methods: ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'],
});

/** A request that was made light, and how to tell it that who asked went away without the answer. */
export interface Taken {
  request: Request;
  leave: () => void;
}

/**
 * The request that came in at a host.
 *
 * @throws AddressError when its address or its Host is none.
 */
export function lightRequest(incoming: IncomingMessage, host: string): Taken {
  const light = new LightRequest(incoming, addressOf(incoming, host));
  // Every member of `Request` is there: five of its own, the others above.
  return { request: light as unknown as Request, leave: () => light.leave() };
}
