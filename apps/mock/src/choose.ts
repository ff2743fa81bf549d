import { isOpaque } from '@dli-connections/contract/run-time';
import { isJson } from '@dli-connections/document/media';
import Negotiator from 'negotiator';
import type { DocumentedContent, DocumentedOperation, DocumentedResponse } from './documented.ts';

/** Finds the documented answer of a status: its own, that of its range, or that of all others. */
export function responseOfStatus(
  responses: readonly DocumentedResponse[],
  status: number,
): DocumentedResponse | undefined {
  const range = `${String(status)[0]}XX`;
  const of = (code: string) => responses.find((each) => each.code.toUpperCase() === code);
  return of(String(status)) ?? of(range) ?? of('DEFAULT');
}

/** The status of a success: the lowest that is documented, else that of any other answer, and 200 where there is none. */
export function successOf({ responses }: DocumentedOperation): number {
  const codes = responses.map(({ code }) => code.toUpperCase());
  const [success] = codes.filter((code) => /^2(?:\d\d|XX)$/.test(code)).toSorted();
  const chosen = success ?? (codes.includes('DEFAULT') ? '200' : (codes[0] ?? '200'));
  return Number(chosen.replace('XX', '00'));
}

/** Chooses a media type by `Accept`. If none is acceptable, the answer is JSON all the same. */
export function contentFor(
  all: readonly DocumentedContent[],
  accept: string | undefined,
): DocumentedContent | undefined {
  const possible = all.filter(({ mediaType, examples }) => examples.length > 0 || !isOpaque(mediaType));
  const contents = possible.length > 0 ? possible : all;
  if (contents.length > 1 && accept !== undefined) {
    const types = contents.map(({ mediaType }) => mediaType);
    const [best] = new Negotiator({ headers: { accept } }).mediaTypes(types);
    // The first of those that are equally good is JSON where there is some.
    if (best !== undefined && !accept.startsWith('*/*')) return contents.find(({ mediaType }) => mediaType === best);
  }
  return contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
}
