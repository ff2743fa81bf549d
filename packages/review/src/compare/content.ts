import { nodeOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import type { Direction } from '../schema/reading.ts';
import { compareEncodings } from './encodings.ts';
import { names } from './finding.ts';
import { isWithin, normalType } from './media-type.ts';
import { fieldsAsLists } from './one-or-many.ts';
import { compareIn, directionOf, type OperationContext, type Pair, tell } from './operation.ts';
import { compareXml } from './xml.ts';

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
    if (other) compareMedia(context, what, media, other, part, type);
    else if (within.length > 0) {
      for (const [, each] of within) compareMedia(context, what, media, each, part, type);
      const words = `The media type is ${names(within.map(([each]) => each))} now, before any of \`${type}\`.`;
      tell(context, 'response-media-type-narrowed', words, { part: part.trim(), nodes: [before], before: type });
    } else {
      const place = { part: part.trim(), nodes: [before], before: type };
      tell(context, `${direction}-media-type-removed`, `Removed: media type \`${type}\`.`, place);
    }
  }
  for (const [type, media] of now) {
    if (old.has(type) || old.size === 0) continue;
    const range = [...old].find(([each]) => isWithin(type, each));
    // A range that is gone was compared with its types above.
    if (range && now.has(range[0])) compareMedia(context, what, range[1], media, part, type);
    if (range && (direction === 'response' || now.has(range[0]))) continue;
    // In a call by the server nobody negotiates a type.
    const isWider =
      direction === 'response' && (what === 'request' || [...old.keys()].some((each) => isWithin(each, type)));
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
  // A binary type makes the whole body binary, whatever its schema says.
  const isBinary = /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|pdf|zip)(?:;|$)/.test(type);
  const schemas = [one.schema, other.schema].map((each) =>
    isBinary ? { allOf: [each ?? true], type: 'string' } : each,
  );
  const isForm = /^multipart\/|^application\/x-www-form-urlencoded/.test(type);
  // Without a declared media type, fields that are not objects are plain text.
  const isText =
    isForm && ![one, other].some(({ encoding }) => JSON.stringify(encoding ?? {}).includes('"contentType"'));
  const sides = context.sides[directionOf(context, what)];
  const asLists = isForm && sides.direction === 'request' ? fieldsAsLists(sides, type, [one, other]) : undefined;
  compareIn(context, what, schemas[0], schemas[1], part, isText, asLists);
  const media = { before: one, after: other };
  if (isForm) compareEncodings(context, what, media, type, part, asLists);
  if (/[/+]xml(?:;|$)/.test(type)) compareXml(context, what, media, part);
}

/** Media types by their normal form. */
function contentOf(holder: JsonObject | undefined): Map<string, JsonObject> {
  const content = Object.entries(nodeOf(holder?.content));
  return new Map(content.map(([type, media]) => [normalType(type), nodeOf(media)]));
}
