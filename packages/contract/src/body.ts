import type { Incoming } from './exchange.ts';
import type { OperationShape } from './operation.ts';
import { repeatedKey } from './repeated-key.ts';
import { quote } from './violations.ts';

/** A body as read from the wire: its JSON value and size, or why there is none. */
export type ReadBody = { ok: true; value: unknown; bytes: number } | { ok: false; status: 400 | 413; message: string };

/** Bytes that are not shared between threads. Naming their buffer would take TypeScript 5.7 of whoever imports this. */
export type Bytes = ReturnType<TextEncoder['encode']>;

/** The raw body, or why there is none. */
export type TakenBytes = Bytes | 'too large' | 'cut off';

const refuse = (message: string): ReadBody => ({ ok: false, status: 400, message });

/**
 * Reads the JSON body of a request within the limits of its operation. A body over the limit is not read to its end, and
 * one with another media type, charset or encoding is not read at all.
 */
export async function readBody(request: Incoming, shape: NonNullable<OperationShape['body']>): Promise<ReadBody> {
  if (!request.hasBody) return shape.required ? refuse('body is required') : { ok: true, value: undefined, bytes: 0 };
  const problem = mediaTypeProblem(request.headers, shape.mediaType);
  if (problem) return refuse(problem);

  const bytes = await request.take(shape.maxBytes);
  if (bytes === 'too large')
    return { ok: false, status: 413, message: `body must not be larger than ${shape.maxBytes} bytes` };
  if (bytes === 'cut off') return refuse('body ended before it was complete');
  if (bytes.length === 0) return shape.required ? refuse('body is required') : { ok: true, value: undefined, bytes: 0 };
  return parse(bytes);
}

function mediaTypeProblem(headers: Incoming['headers'], expected: string): string | undefined {
  const encoding = headers['content-encoding'];
  if (encoding && encoding.toLowerCase() !== 'identity')
    return 'header Content-Encoding must be absent: the body is read as it is sent';
  const type = headers['content-type'];
  if (type === expected) return undefined;
  if (!type) return `header Content-Type is required, and must be ${expected}`;
  const [mediaType = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (mediaType !== expected) return `header Content-Type must be ${expected}`;
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset && charset !== 'utf-8' && charset !== 'utf8')
    return 'header Content-Type must name the charset utf-8, or none';
  return undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Escapes of NUL and of surrogates: the only way in which text that no database stores gets into a body of UTF-8. */
const escaped = /\\u(?:0000|d[89a-f])/i;

class UnstorableText extends Error {}

/** A reviver that stops at text which would not come back as it was sent. */
function refuseUnstorable(key: string, value: unknown): unknown {
  for (const text of [key, value]) {
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) {
      throw new UnstorableText(`body must not hold NUL or half a surrogate pair (at ${quote(key)})`);
    }
  }
  return value;
}

function parse(bytes: Uint8Array): ReadBody {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse('body must be UTF-8');
  }
  try {
    const value: unknown = JSON.parse(text, text.includes('\\') && escaped.test(text) ? refuseUnstorable : undefined);
    const repeated = repeatedKey(text, value);
    if (repeated !== undefined) return refuse(`body must not have ${quote(repeated)} twice in one object`);
    return { ok: true, value, bytes: bytes.length };
  } catch (error) {
    if (error instanceof UnstorableText) return refuse(error.message);
    const position = /position (\d+)/.exec(String(error))?.[1] ?? text.length;
    return refuse(`body must be JSON (it goes wrong at position ${position})`);
  }
}
