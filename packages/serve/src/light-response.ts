import { asHeaders, LightHeaders } from './light-headers.ts';
import { standIn } from './stand-in.ts';

/** A body in one piece. Its bytes are not changed any more. */
type Whole = string | Uint8Array<ArrayBuffer>;

/**
 * An answer whose body is there: a `Response` to everyone but `instanceof`, and a true one with its streams is made only
 * for who asks for more than status and headers. `write` puts it on the wire as it is.
 */
class LightResponse {
  readonly status: number;
  readonly #body: Whole | null;
  readonly #headers: LightHeaders;
  #native: Response | undefined;

  constructor(status: number, headers: LightHeaders, body: Whole | null) {
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
    this.#native ??= new Response(this.#body, { status: this.status, headers: this.#headers.native });
    return this.#native;
  }

  /** Its parts, as long as nobody asked for more. */
  get parts(): { headers: LightHeaders; body: Whole | null } | undefined {
    return this.#native ? undefined : { headers: this.#headers, body: this.#body };
  }
}

standIn<Response>(LightResponse, {
  values: ['body', 'bodyUsed', 'redirected', 'statusText', 'type', 'url'],
  methods: ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData', 'json', 'text'],
});

/** An answer that `serve` writes without a stream. Names of headers are in lower case; `null` is no body. */
export function lightResponse(status: number, fields: Record<string, string>, body: Whole | null): Response {
  // Every member of `Response` is there: three of its own, the others above.
  return new LightResponse(status, new LightHeaders(fields), body) as unknown as Response;
}

/** The parts of an answer that was made light, and is still. */
export function partsOf(response: Response): LightResponse['parts'] {
  // The prototype of the class says nothing about what a `Response` has not.
  return response instanceof LightResponse ? (response as LightResponse).parts : undefined;
}
