import { asHeaders, LightHeaders } from './light-headers.ts';
import { standIn } from './stand-in.ts';

/** A body in one piece. Its bytes are not changed any more. */
export type Whole = string | Uint8Array<ArrayBuffer>;

/** A body that is made while it is read: its texts, or in their place its bytes. */
export interface Streamed {
  readonly texts: AsyncIterable<string>;
  bytes: () => ReadableStream;
}

type Content = Whole | Streamed;

/** The parts of an answer. */
export interface Light {
  headers: LightHeaders;
  body: Content | null;
}

/**
 * An answer: a `Response` to everyone but `instanceof`, and a true one with its streams is made only for who asks for more
 * than status and headers. `write` puts it on the wire as it is.
 */
class LightResponse {
  readonly status: number;
  readonly #body: Content | null;
  readonly #headers: LightHeaders;
  #native: Response | undefined;

  constructor(status: number, headers: LightHeaders, body: Content | null) {
    this.status = status;
    this.#headers = headers;
    this.#body = body;
  }

  get headers(): Headers {
    return this.#native?.headers ?? asHeaders(this.#headers);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** The true one, which takes the place of this. */
  get native(): Response {
    this.#native ??= this.#makeNative();
    return this.#native;
  }

  #makeNative(): Response {
    const body = isStreamed(this.#body) ? this.#body.bytes() : this.#body;
    return new Response(body, { status: this.status, headers: this.#headers.native });
  }

  /** Its parts, as long as nobody asked for more. */
  get parts(): Light | undefined {
    return this.#native ? undefined : { headers: this.#headers, body: this.#body };
  }
}

standIn<Response>(LightResponse, {
  values: ['body', 'bodyUsed', 'redirected', 'statusText', 'type', 'url'],
  methods: ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'],
});

/** Whether a body is made while it is read. */
export function isStreamed(body: Content | null): body is Streamed {
  return body !== null && typeof body === 'object' && 'texts' in body;
}

/** An answer that `serve` writes without a stream of the web. Names of headers are in lower case; `null` is no body. */
export function lightResponse(status: number, fields: Record<string, string>, body: Content | null): Response {
  // Every member of `Response` is there: three of its own, the others above.
  return new LightResponse(status, new LightHeaders(fields), body) as unknown as Response;
}

/** The parts of an answer that was made light, and is still. */
export function partsOf(response: Response): Light | undefined {
  // The prototype of the class says nothing about what a `Response` has not.
  return response instanceof LightResponse ? (response as LightResponse).parts : undefined;
}
