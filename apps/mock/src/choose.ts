import { isForm, isJson } from '@dli-connections/document/media';
import Negotiator from 'negotiator';
import { isOpaque } from './any/media.ts';
import type { DocumentedContent, DocumentedOperation, DocumentedResponse } from './documented.ts';
import { isXml } from './xml.ts';

/** Finds the documented answer of a status: its own, that of its range, or that of all others. */
export function responseOfStatus(
  responses: readonly DocumentedResponse[],
  status: number,
): DocumentedResponse | undefined {
  const range = `${String(status)[0]}XX`;
  const of = (code: string) => responses.find((each) => each.code.toUpperCase() === code);
  return of(String(status)) ?? of(range) ?? of('DEFAULT');
}

/** The status of a success: the lowest that is documented, else that of any other answer, and 200 if there is none. */
export function successOf({ responses }: DocumentedOperation): number {
  // No final answer is informational (RFC 9110, 15.2).
  const codes = responses.map(({ code }) => code.toUpperCase()).filter((code) => !code.startsWith('1'));
  const [success] = codes.filter((code) => /^2(?:\d\d|XX)$/.test(code)).toSorted();
  const chosen = success ?? (codes.includes('DEFAULT') ? '200' : (codes[0] ?? '200'));
  return statusOf(chosen);
}

/** The status of a code, the first one of a range such as `4XX`; not a number for `default`. */
export const statusOf = (code: string): number => Number(code.toUpperCase().replace('XX', '00'));

/** Chooses a media type by `Accept`, of those that have the requested example. If none is acceptable, the answer is JSON all the same. */
export function contentFor(
  all: readonly DocumentedContent[],
  accept: string | undefined,
  example: string | undefined,
): DocumentedContent | undefined {
  const wanted = all.filter(({ examples }) => examples.some(({ key }) => key === example));
  const possible = all.filter(({ mediaType, examples }) => examples.length > 0 || !isOpaque(mediaType));
  const contents = [wanted, possible, all].find(({ length }) => length > 0) ?? [];
  // JSON comes first among those that are equally good.
  const sorted = contents.toSorted((a, b) => Number(isJson(b.mediaType)) - Number(isJson(a.mediaType)));
  if (accept === undefined) return sorted[0];
  const concrete = sorted.map((each) => ({ ...each, mediaType: concreteFor(each.mediaType, accept) }));
  // Every text is sent in UTF-8, whether or not the spec says so.
  const headers = { accept: accept.replaceAll(/;\s*charset\s*=\s*"?utf-?8"?/gi, '') };
  const [best] = new Negotiator({ headers }).mediaTypes(concrete.map(({ mediaType }) => mediaType));
  return concrete.find(({ mediaType }) => mediaType === best) ?? concrete[0];
}

/** The media type that a client names in a range; a wide range becomes a type that values can be written in. */
function concreteFor(range: string, accept: string): string {
  const start = /^([^*]*)\*(?:\/\*)?$/.exec(range)?.[1];
  if (start === undefined) return range;
  const named = accept.split(',').filter((each) => !/;\s*q=0(?:\.0*)?\s*$/.test(each));
  const isWritten = (type: string) =>
    !/^(?:application\/)?$/.test(start) || [isJson, isXml, isForm].some((is) => is(type));
  return (
    named
      .map((each) => (each.split(';')[0] ?? '').trim())
      // No registered name is longer (RFC 6838, 4.2), and answers are cached by it.
      .find((type) => type.startsWith(start) && /^[\w.+-]{1,127}\/[\w.+-]{1,127}$/.test(type) && isWritten(type)) ??
    range
  );
}
