import { isObject, type JsonObject, resolveIn } from '../bundle.ts';
import type { Direction } from '../schema/reading.ts';
import { compareIn, directionOf, type OperationContext, type Pair, schemaOf, tell } from './operation.ts';
import { isWritten, writingsOf } from './writing.ts';

/** Compares the headers of an answer, or of a part of a body. */
export function compareHeaders(
  context: OperationContext,
  what: Direction,
  { before, after }: Pair,
  part: string,
): void {
  const [old, now] = [headersOf(before, context.before.document), headersOf(after, context.after.document)];
  const direction = directionOf(context, what);
  for (const [key, { name, header }] of old) {
    const other = now.get(key)?.header;
    const place = { part: `${part}header ${name}`, nodes: [other ?? header] };
    if (other) compareHeader(context, what, name, header, other, place);
    else tell(context, `${direction}-header-removed`, `Removed: header \`${name}\`.`, place);
  }
  for (const [key, { name, header }] of now) {
    if (old.has(key)) continue;
    const place = { part: `${part}header ${name}`, nodes: [header] };
    const isNeeded = direction === 'request' && header.required === true;
    const check = isNeeded ? 'request-header-added-required' : (`${direction}-header-added` as const);
    tell(context, check, `New ${isNeeded ? 'required ' : ''}header \`${name}\`.`, place);
  }
}

function compareHeader(
  context: OperationContext,
  what: Direction,
  name: string,
  one: JsonObject,
  other: JsonObject,
  place: { part: string; nodes: unknown[] },
): void {
  const direction = directionOf(context, what);
  const header = `${direction}-header` as const;
  const [was, is] = [one.required === true, other.required === true];
  if (was && !is) tell(context, `${header}-became-optional`, `Header \`${name}\` became optional.`, place);
  if (is && !was) tell(context, `${header}-became-required`, `Header \`${name}\` became required.`, place);
  if ((one.deprecated === true) !== (other.deprecated === true)) {
    const words = other.deprecated === true ? 'is deprecated now' : 'is no longer deprecated';
    tell(context, `${header}-deprecated`, `Header \`${name}\` ${words}.`, place);
  }
  const [before, after] = writingsOf(context.sides[direction], one, other);
  if (before !== after)
    tell(context, `${header}-serialization-changed`, `Header \`${name}\` is written in another way.`, place);
  compareIn(context, what, schemaOf(one), schemaOf(other), place.part, isWritten(one) && isWritten(other));
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
