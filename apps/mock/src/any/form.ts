import {
  type ParameterShape,
  type QueryPair,
  type Reading,
  type ReadParameters,
  readPairs,
  readParameters,
  takenBy,
} from '@dli-connections/contract/run-time';
import type { MediaShape } from './media.ts';

/** Maximum number of fields of a form. */
const mostFields = 10_000;

/** Reads the fields of a form, sent as `application/x-www-form-urlencoded` or `multipart/form-data`. */
export async function readForm(
  bytes: ReturnType<TextEncoder['encode']>,
  mediaType: string,
  contentType: string,
  shape: MediaShape,
): Promise<ReadParameters> {
  const { pairs, problem } = /^multipart\//.test(mediaType)
    ? await partsOf(bytes, contentType)
    : readPairs('body', new TextDecoder().decode(bytes), mostFields);
  if (problem !== undefined) return { values: {}, others: new Map(), problem };
  const { fields = {}, text = { type: 'string' } } = shape;
  const isTaken = takenBy(fields);
  const unnamed = pairs.filter(({ name }) => !isTaken(name)).map(({ name }) => [name, unnamedShape(text)] as const);
  return readParameters('body', { ...fields, ...Object.fromEntries(unnamed) }, pairs);
}

/** The reading of a field that a schema does not name. A style would take the fields beside it for parts of an object. */
function unnamedShape(reading: Reading): ParameterShape {
  const types = [reading.type].flat();
  const others = types.filter((type) => type !== 'object');
  return others.length === 0 ? { ...reading, media: 'application/json' } : { ...reading, type: others };
}

/** The parts of a form. The platform parses it; a file is a text of its bytes. */
async function partsOf(
  bytes: ReturnType<TextEncoder['encode']>,
  contentType: string,
): Promise<{ pairs: QueryPair[]; problem?: string }> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return { pairs: [], problem: 'body must be multipart/form-data, with the boundary that header Content-Type names' };
  }
  const pairs: QueryPair[] = [];
  for (const [name, part] of form) {
    const value = typeof part === 'string' ? part : await textOf(part);
    // Nothing in a part is encoded, so that each separator of a style separates (OpenAPI 3.1.1, 4.8.15.1.2).
    pairs.push({ name, value, encoded: value.replaceAll(/[%+]/g, encodeURIComponent) });
  }
  return { pairs };
}

/** The text of a file: as UTF-8 if its type is text or JSON, otherwise byte by byte. */
async function textOf(file: File): Promise<string> {
  if (/^text\/|json/i.test(file.type)) return file.text();
  return new TextDecoder('latin1').decode(await file.arrayBuffer());
}
