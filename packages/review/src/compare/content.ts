import { isObject, type JsonObject } from '../bundle.ts';
import type { Direction } from '../schema/reading.ts';
import { names } from './finding.ts';
import { compareIn, directionOf, type OperationContext, type Pair, tell } from './operation.ts';

/** Compares the media types of a body. */
export function compareContent(
  context: OperationContext,
  what: Direction,
  { before, after }: Pair,
  part: string,
): void {
  const [old, now] = [contentOf(before), contentOf(after)];
  const direction = directionOf(context, what);
  for (const [type, media] of old) {
    const other = now.get(type) ?? now.get([...now.keys()].find((each) => isWithin(type, each)) ?? '');
    const within = direction === 'response' ? [...now].filter(([each]) => isWithin(each, type)) : [];
    const shown = old.size > 1 || now.size > 1 ? type : '';
    if (other) compareMedia(context, what, media, other, part, shown);
    else if (within.length > 0) {
      for (const [, each] of within) compareMedia(context, what, media, each, part, shown);
      const words = `The media type is ${names(within.map(([each]) => each))} now, before any of \`${type}\`.`;
      tell(context, 'response-media-type-narrowed', words, { part: part.trim(), nodes: [before], before: type });
    } else {
      const place = { part: part.trim(), nodes: [before], before: type };
      tell(context, `${direction}-media-type-removed`, `Removed: media type \`${type}\`.`, place);
    }
  }
  for (const [type] of now) {
    if (old.has(type) || old.size === 0) continue;
    const isAnswer = direction === 'response';
    if (isAnswer && [...old.keys()].some((each) => isWithin(type, each))) continue;
    const isWider = isAnswer && [...old.keys()].some((each) => isWithin(each, type));
    const check = isWider ? 'response-media-type-generalized' : (`${direction}-media-type-added` as const);
    tell(context, check, `New media type \`${type}\`.`, { part: part.trim(), nodes: [after], after: type });
  }
}

function compareMedia(
  context: OperationContext,
  what: Direction,
  one: JsonObject,
  other: JsonObject,
  part: string,
  type: string,
): void {
  compareIn(context, what, one.schema, other.schema, part);
  const [before, after] = [JSON.stringify(one.encoding ?? {}), JSON.stringify(other.encoding ?? {})];
  if (before === after) return;
  const isHarmless = before === '{}' && what === 'response';
  const words = `The encoding of the parts${type && ` of \`${type}\``} changed.`;
  tell(context, `${directionOf(context, what)}-encoding-changed`, words, {
    ...(isHarmless ? { impact: 'minor' } : {}),
    part: part.trim(),
    nodes: [other],
    before: one.encoding,
    after: other.encoding,
  });
}

/** Media types by their normal form: names in lower case, parameters apart from case and space. */
function contentOf(holder: JsonObject | undefined): Map<string, JsonObject> {
  const content = isObject(holder?.content) ? holder.content : {};
  return new Map(
    Object.entries(content).map(([type, media]): [string, JsonObject] => [
      type
        .toLowerCase()
        .replaceAll(/\s+/g, '')
        .replace(/;charset="?utf-8"?$/, ''),
      isObject(media) ? media : {},
    ]),
  );
}

/** Tells whether a range such as `text/*` has a type. */
function isWithin(type: string, range: string): boolean {
  return range !== type && (range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))));
}
