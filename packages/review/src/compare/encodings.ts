import { nodeOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import { namesIn, schemasOf } from '../schema/members.ts';
import type { Direction, Reader } from '../schema/reading.ts';
import type { Node } from '../schema/shape.ts';
import { compareHeaders } from './headers.ts';
import { isWithin, normalType } from './media-type.ts';
import { directionOf, type OperationContext, type Pair, pairs, tell } from './operation.ts';
import type { AsLists } from './schema-pair.ts';
import { writingOf } from './writing.ts';

/** The writing of one part of a body. */
interface Part {
  /** The media types it may have, or the style of its value. */
  types: string[];
  encoding: JsonObject;
  nodes: readonly Node[];
}

/** Compares how the parts of a form are written. Undeclared forms follow from the schemas (OpenAPI 3.1.1, 4.8.15). */
export function compareEncodings(
  context: OperationContext,
  what: Direction,
  media: Pair,
  type: string,
  part: string,
  asLists?: AsLists,
): void {
  const direction = directionOf(context, what);
  const { base, revision } = context.sides[direction];
  const [old, now] = [partsIn(media.before, base, type), partsIn(media.after, revision, type)];
  for (const [name, one, other] of pairs(old, now)) {
    if (!one || !other) continue;
    const isTaken = (all: string[], by: string[]) =>
      all.every((each) => by.some((range) => range === each || isWithin(each, range)));
    const [keeps, adds] = [isTaken(one.types, other.types), !isTaken(other.types, one.types)];
    const isSafe = direction === 'request' ? keeps : !adds;
    const place = { part: `${part}${name}`, nodes: [media.after], before: one.types, after: other.types };
    // One value that is written like a list of one is compared as such.
    const isList = asLists?.(name, { before: one.nodes, after: other.nodes, part }) !== undefined;
    if (!isList && (!keeps || adds)) {
      const words = `\`${name}\` is written as ${other.types.join(' or ')}, no longer as ${one.types.join(' or ')}.`;
      tell(context, `${direction}-encoding-${isSafe ? 'compatible' : 'changed'}`, words, place);
    }
    compareHeaders(context, what, { before: one.encoding, after: other.encoding }, `${place.part} `);
  }
}

function partsIn(media: JsonObject | undefined, reader: Reader, type: string): Map<string, Part> {
  const encodings = nodeOf(media?.encoding);
  const pieces = reader.shapeOf([media?.schema ?? true]).object;
  const fields = new Map(pieces.flatMap((each) => namesIn(each).map((name) => [name, schemasOf(each, name)] as const)));
  return new Map(
    [...fields].map(([name, nodes]) => {
      const own = encodings[name];
      const encoding = nodeOf(own);
      return [name, { types: typesOf(encoding, nodes, reader, type), encoding, nodes }];
    }),
  );
}

function typesOf(encoding: JsonObject, nodes: readonly Node[], reader: Reader, type: string): string[] {
  const { array, object } = reader.shapeOf(nodes);
  const hasStyle = ['style', 'explode', 'allowReserved'].some((each) => each in encoding);
  const isUrl = !type.startsWith('multipart/');
  if (hasStyle || (isUrl && typeof encoding.contentType !== 'string')) {
    const form = object.length > 0 ? 'object' : array.length > 0 ? 'list' : 'plain';
    return [writingOf({ ...encoding, in: 'query' }, form)];
  }
  return typeof encoding.contentType === 'string'
    ? encoding.contentType.split(',').map(normalType)
    : [usualType(nodes, reader)];
}

/** The media type of a part whose schema alone is known. */
function usualType(nodes: readonly Node[], reader: Reader, depth = 0): string {
  const { array, object, string, number, boolean } = reader.shapeOf(nodes);
  const types = [array.length, object.length, string.length + number.length + boolean.size].filter((each) => each > 0);
  const isOld = String(nodeOf(reader.document).openapi).startsWith('3.0');
  const isEncoded = reader
    .partsOf(nodes)
    .some((each) => 'contentEncoding' in each || (isOld && /^(?:binary|byte)$/.test(String(each.format))));
  if (types.length !== 1 || isEncoded) return 'application/octet-stream';
  if (object.length > 0) return 'application/json';
  const [list] = array;
  return list && depth < 3
    ? usualType(
        list.rows.map(({ first, rest }) => first[0] ?? rest),
        reader,
        depth + 1,
      )
    : 'text/plain';
}
