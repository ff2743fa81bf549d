import type { Bytes, Incoming, TakenBytes } from './exchange.ts';
import type { BodyLimits, OperationShape } from './operation.ts';
import { repeatedKey } from './repeated-key.ts';
import { membersOf, scan } from './scan.ts';
import { quote } from './violations.ts';

/** A body as read from the wire: its JSON value and size, or why there is none. */
export type ReadBody =
  | { ok: true; value: unknown; bytes: number }
  | { ok: false; status: 400 | 413 | 503; message: string };

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
  if (typeof bytes === 'string') return notTaken(bytes, shape.maxBytes);
  if (bytes.length === 0) return shape.required ? refuse('body is required') : { ok: true, value: undefined, bytes: 0 };
  return parse(bytes, shape.limits);
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

function mediaTypeProblem(headers: Incoming['headers'], expected: string): string | undefined {
  const encoding = headers['content-encoding'];
  if (encoding && encoding.toLowerCase() !== 'identity')
    return 'header Content-Encoding must be absent: the body is read as it is sent';
  const type = headers['content-type'];
  if (type === expected) return undefined;
  if (!type) return `header Content-Type is required, and must be ${expected}`;
  const [mediaType = ''] = type.split(';', 1);
  if (mediaType.trim().toLowerCase() !== expected) return `header Content-Type must be ${expected}`;
  const parameters = parametersOf(type.slice(mediaType.length));
  if (!parameters) return 'header Content-Type must have parameters of the form name=value';
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') return 'header Content-Type must name the charset utf-8, or none';
  return undefined;
}

/** One parameter of a media type, or none between two semicolons (RFC 9110, 5.6.6). */
const parameter = /\s*;\s*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~-]+)))?\s*/y;

/** The parameters of a media type by their lower-case names; `undefined` where they are none. */
function parametersOf(text: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  for (parameter.lastIndex = 0; parameter.lastIndex < text.length; ) {
    const match = parameter.exec(text);
    if (!match) return undefined;
    const [, name, quoted, token = ''] = match;
    if (name) found.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? token);
  }
  return found;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Up to this size, in bytes, the schema alone judges what a body holds, so that it is refused by the names of its fields. */
export const smallBody = 8 * 1024;

const noLimits: BodyLimits = { depth: Infinity, values: Infinity, names: Infinity, text: Infinity };

function parse(sent: Uint8Array, limits: BodyLimits): ReadBody {
  // A body that is padded costs as much as one that is not.
  let end = sent.length;
  while (end > 0 && isSpace(sent[end - 1])) end--;
  const bytes = sent.subarray(0, end);
  const scanned = scan(bytes, bytes.length > smallBody ? limits : noLimits);
  if (scanned.problem !== undefined) return refuse(scanned.problem);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse('body must be UTF-8');
  }
  try {
    const value: unknown = JSON.parse(text);
    // Counting takes a seventh of the time of looking at each name, and settles all but odd bodies.
    const repeated = scanned.names === membersOf(value) ? undefined : repeatedKey(text);
    if (repeated !== undefined) return refuse(`body must not have ${quote(repeated)} twice in one object`);
    return { ok: true, value, bytes: sent.length };
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1] ?? text.length + sent.length - end;
    return refuse(`body must be JSON (it goes wrong at position ${position})`);
  }
}

const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
