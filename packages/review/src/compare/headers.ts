import { isObject, type JsonObject, resolveIn } from '../bundle.ts';
import { compareIn, directionOf, type OperationContext, type Pair, schemaOf, tell } from './operation.ts';

/** Compares the headers of an answer. */
export function compareHeaders(context: OperationContext, { before, after }: Pair, part: string): void {
  const [old, now] = [headersOf(before, context.before.document), headersOf(after, context.after.document)];
  const direction = directionOf(context, 'response');
  for (const [key, { name, header }] of old) {
    const other = now.get(key)?.header;
    const place = { part: `${part}header ${name}`, nodes: [other ?? header] };
    if (!other) {
      tell(
        context,
        `${direction}-header-removed`,
        'major',
        `Removed: header \`${name}\`.`,
        'Callers that read the header no longer find it.',
        place,
      );
      continue;
    }
    const [was, is] = [header.required === true, other.required === true];
    if (was && !is)
      tell(
        context,
        `${direction}-header-became-optional`,
        'major',
        `Header \`${name}\` became optional.`,
        'Callers that rely on the header may not find it.',
        place,
      );
    if (is && !was)
      tell(
        context,
        `${direction}-header-became-required`,
        'minor',
        `Header \`${name}\` became required.`,
        'Callers can rely on the header now.',
        place,
      );
    if ((header.deprecated === true) !== (other.deprecated === true))
      tell(
        context,
        `${direction}-header-deprecated`,
        'minor',
        `Header \`${name}\` is ${other.deprecated === true ? '' : 'no longer '}deprecated.`,
        'It is sent as before.',
        place,
      );
    if ((header.explode === true) !== (other.explode === true))
      tell(
        context,
        `${direction}-header-serialization-changed`,
        'major',
        `Header \`${name}\` is written in another way.`,
        'Callers read its parts by the old way.',
        place,
      );
    compareIn(context, 'response', schemaOf(header), schemaOf(other), place.part);
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

function headersOf(
  holder: JsonObject | undefined,
  document: JsonObject,
): Map<string, { name: string; header: JsonObject }> {
  const entries = isObject(holder?.headers) ? Object.entries(holder.headers) : [];
  // OpenAPI ignores a header of that name: the media type says what it is.
  const own = entries.filter(([name]) => name.toLowerCase() !== 'content-type');
  return new Map(
    own.map(([name, each]) => {
      const header = resolveIn(document, each);
      return [name.toLowerCase(), { name, header: isObject(header) ? header : {} }];
    }),
  );
}
