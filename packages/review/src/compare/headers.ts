import { isObject, type JsonObject, resolveIn } from '../bundle.ts';
import type { Impact } from './finding.ts';
import { compareIn, directionOf, type OperationContext, type Pair, schemaOf, tell } from './operation.ts';

/** Compares the headers of an answer. */
export function compareHeaders(context: OperationContext, { before, after }: Pair, part: string): void {
  const [old, now] = [headersOf(before, context.before.document), headersOf(after, context.after.document)];
  const direction = directionOf(context, 'response');
  for (const [key, { name, header }] of old) {
    const other = now.get(key)?.header;
    const place = { part: `${part}header ${name}`, nodes: [other ?? header] };
    if (other) compareHeader(context, name, header, other, place);
    else {
      const reason = 'Callers that read the header no longer find it.';
      tell(context, `${direction}-header-removed`, 'major', `Removed: header \`${name}\`.`, reason, place);
    }
  }
  for (const [key, { name, header }] of now) {
    if (!old.has(key))
      tell(
        context,
        `${direction}-header-added`,
        'minor',
        `New header \`${name}\`.`,
        'Callers skip headers that they do not know.',
        { part: `${part}header ${name}`, nodes: [header] },
      );
  }
}

function compareHeader(
  context: OperationContext,
  name: string,
  one: JsonObject,
  other: JsonObject,
  place: { part: string; nodes: unknown[] },
): void {
  const about = (check: string, impact: Impact, words: string, reason: string) =>
    tell(
      context,
      `${directionOf(context, 'response')}-header-${check}`,
      impact,
      `Header \`${name}\` ${words}.`,
      reason,
      place,
    );
  const [was, is] = [one.required === true, other.required === true];
  if (was && !is) {
    about('became-optional', 'major', 'became optional', 'Callers that rely on the header may not find it.');
  }
  if (is && !was) about('became-required', 'minor', 'became required', 'Callers can rely on the header now.');
  if ((one.deprecated === true) !== (other.deprecated === true)) {
    const words = other.deprecated === true ? 'is deprecated now' : 'is no longer deprecated';
    about('deprecated', 'minor', words, 'It is sent as before.');
  }
  if ((one.explode === true) !== (other.explode === true)) {
    about('serialization-changed', 'major', 'is written in another way', 'Callers read its parts by the old way.');
  }
  compareIn(context, 'response', schemaOf(one), schemaOf(other), place.part);
}

function headersOf(
  holder: JsonObject | undefined,
  document: JsonObject,
): Map<string, { name: string; header: JsonObject }> {
  const entries = isObject(holder?.headers) ? Object.entries(holder.headers) : [];
  // OpenAPI ignores a header of that name: the media type decides.
  const own = entries.filter(([name]) => name.toLowerCase() !== 'content-type');
  return new Map(
    own.map(([name, each]) => {
      const header = resolveIn(document, each);
      return [name.toLowerCase(), { name, header: isObject(header) ? header : {} }];
    }),
  );
}
