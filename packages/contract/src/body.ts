import type { Bytes, Incoming, TakenBytes } from './exchange.ts';
import { problemOfType } from './media-type.ts';
import type { BodyLimits, OperationShape } from './operation.ts';
import type { ReadParameters } from './parameters.ts';
import { endOfContent, membersOf, repeatedKey, scan } from './scan.ts';
import type { Check } from './validators.ts';
import { quote } from './violations.ts';

/** A body as read from the wire: its value and size, or the reason for a refusal. */
export type ReadBody =
  | {
      ok: true;
      /** `undefined` if there is nothing to check. */
      value: unknown;
      bytes: number;
      /** Takes the place of the check of the operation. */
      check?: Check | undefined;
      /** The other values that the texts of a form's fields may mean. */
      others?: ReadParameters['others'];
    }
  | { ok: false; status: 400 | 413 | 503; message: string };

/** Reads bodies of other media types than one of JSON. Returns the reader for a Content-Type, or the problem of that. */
export type ReaderOf = (contentType: string | undefined) => string | ((bytes: Bytes) => Promise<ReadBody>);

const nothing: ReadBody = { ok: true, value: undefined, bytes: 0 };
const refuse = (message: string): ReadBody => ({ ok: false, status: 400, message });

/** Reads a body within the limits of its operation. A larger one, or another media type, is not read to its end. */
export async function readBody(
  request: Incoming,
  { required, mediaType, maxBytes, limits }: NonNullable<OperationShape['body']>,
  readerOf?: ReaderOf,
): Promise<ReadBody> {
  if (!request.hasBody) return required ? refuse('body is required') : nothing;
  const { 'content-type': contentType, 'content-encoding': codings } = request.headers;
  if (codings?.split(',').some((coding) => !/^\s*(?:identity\s*)?$/i.test(coding)))
    return refuse('header Content-Encoding must be absent: the body is read as it is sent');
  const isPlain = contentType === mediaType;
  const reader = readerOf ? readerOf(contentType) : isPlain ? undefined : problemOfType(contentType, mediaType);
  // An empty body counts as absent, whatever its media type.
  if (typeof reader === 'string') return required || !(await isEmpty(request)) ? refuse(reader) : nothing;

  const bytes = await request.take(maxBytes);
  if (typeof bytes === 'string') return notTaken(bytes, maxBytes);
  if (bytes.length === 0) return required ? refuse('body is required') : nothing;
  return reader ? reader(bytes) : readJson(bytes, limits);
}

/** True if a request has no body, or none that arrives. */
export async function isEmpty(request: Incoming): Promise<boolean> {
  const bytes = request.hasBody ? await request.take(0) : '';
  return bytes === 'cut off' || bytes.length === 0;
}

function notTaken(reason: Exclude<TakenBytes, Bytes>, maxBytes: number): ReadBody {
  switch (reason) {
    case 'too large':
      return { ok: false, status: 413, message: `body must not be larger than ${maxBytes} bytes` };
    case 'too many pieces':
      return { ok: false, status: 413, message: 'body must not come in so many small chunks' };
    case 'busy':
      return { ok: false, status: 503, message: 'as many bodies are being read as there is memory for' };
    case 'cut off':
      return refuse('body ended before it was complete');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to this size, in bytes, only the schema limits a body, so that a refusal names its fields. */
export const smallBody = 8 * 1024;

const noLimits: BodyLimits = { depth: Infinity, values: Infinity, names: Infinity, text: Infinity };

/** From this size on, in bytes, each step of reading a body takes milliseconds. */
export const largeBody = 256 * 1024;

/** Yields to other requests. */
export const pause = () => new Promise((resolve) => setImmediate(resolve));

/** Reads a body that is JSON. It refuses what parsers disagree about, such as a name that occurs twice. */
export async function readJson(sent: Uint8Array, limits: BodyLimits): Promise<ReadBody> {
  // Trims padding and a byte order mark, which parsers may ignore (RFC 8259, 8.1), before the costly steps.
  const start = sent[0] === 0xef && sent[1] === 0xbb && sent[2] === 0xbf ? 3 : 0;
  const end = endOfContent(sent);
  const bytes = sent.subarray(start, end);
  const scanned = scan(bytes, bytes.length > smallBody ? limits : noLimits);
  if (scanned.problem !== undefined) return refuse(scanned.problem);
  const isLarge = bytes.length > largeBody;
  if (isLarge) await pause();
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse('body must be UTF-8');
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isLarge) await pause();
    // Counting takes a seventh of the time of checking each name, and suffices for all but unusual bodies.
    const repeated = scanned.names === membersOf(value) ? undefined : repeatedKey(text);
    if (repeated !== undefined) return refuse(`body must not have ${quote(repeated)} twice in one object`);
    if (isLarge) await pause();
    return { ok: true, value, bytes: sent.length };
  } catch (error) {
    const message = String(error);
    const cut = /end of JSON input$/.test(message) ? text.length + sent.length - end : undefined;
    // Not every message has the position: some quote the text, which may have these words.
    const position = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1] ?? cut;
    return refuse(`body must be JSON${position === undefined ? '' : ` (it goes wrong at position ${position})`}`);
  }
}
