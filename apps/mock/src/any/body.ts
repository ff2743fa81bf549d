import { isComposed, typed } from '@dli-connections/contract/run-time';
import { type Check, type ReadBody, type ReaderOf, readJson } from '@dli-connections/contract/server';
import { isForm, isJson } from '@dli-connections/document/media';
import { readForm } from './form.ts';
import type { MediaShape } from './media.ts';
import { mediaTypeOf, type NamedMediaType } from './media-type.ts';

/** The bodies that an operation takes. */
export interface Bodies {
  /** The reading of each media type. The name may be a range, such as `text/*`. */
  content: Readonly<Record<string, MediaShape>>;
  limits: Parameters<typeof readJson>[1];
  /** The check of a body of a media type; `undefined` for one that is not checked. */
  checkOf: (mediaType: string) => Check | undefined;
}

/** Reads bodies of any media type. */
export const createReader =
  ({ content, limits, checkOf }: Bodies): ReaderOf =>
  (contentType) => {
    const media = mediaTypeOf(contentType, Object.keys(content));
    if ('problem' in media) return media.problem;
    return async (bytes) => {
      const read = isJson(media.sent)
        ? await readJson(bytes, limits)
        : await readOther(bytes, media, contentType ?? '', content[media.offered] ?? {});
      return read.ok ? { ...read, check: checkOf(media.offered) } : read;
    };
  };

/** Reads a body that is not JSON: a form, a text, or bytes, each of which is one character. */
async function readOther(
  bytes: ReturnType<TextEncoder['encode']>,
  { sent, charset = 'utf-8' }: NamedMediaType,
  contentType: string,
  shape: MediaShape,
): Promise<ReadBody> {
  const read = { ok: true as const, bytes: bytes.length };
  if (isForm(sent)) {
    const { values, others, problem } = await readForm(bytes, sent, contentType, shape);
    return problem === undefined ? { ...read, value: values, others } : refuse(problem);
  }
  // No standard maps such a text to a value of its schema.
  if (shape.text && isComposed(shape.text)) return { ...read, value: undefined };
  try {
    const text = /^text\//.test(sent)
      ? new TextDecoder(charset, { fatal: true }).decode(bytes)
      : new TextDecoder('latin1').decode(bytes);
    return { ...read, value: typed(text, shape.text ?? { type: 'string' }, false) };
  } catch {
    return refuse(`body must be ${charset.toUpperCase()}`);
  }
}

const refuse = (message: string): ReadBody => ({ ok: false, status: 400, message });
