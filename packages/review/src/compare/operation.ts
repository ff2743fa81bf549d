import { isObject, type JsonObject, resolveIn } from '../bundle.ts';
import type { Direction } from '../schema/reader.ts';
import { type Finding, type Impact, names, show } from './finding.ts';
import type { createLocate } from './locate.ts';
import type { Sides } from './relation.ts';
import { compareSchemas, type SchemaContext } from './schemas.ts';

/** One side of an operation, references to it followed. */
export interface Side {
  document: JsonObject;
  node: JsonObject;
  /** Its parameters and those of its path that it does not replace. */
  parameters: JsonObject[];
  path: string;
  pathItem: JsonObject;
}

/** What the comparison of an operation needs to know. */
export interface OperationContext {
  before: Side;
  after: Side;
  /** `operationId`, or method and path. */
  name: string;
  method: string;
  sides: Record<Direction, Sides>;
  locate: ReturnType<typeof createLocate>;
  pointerOf: (...nodes: unknown[]) => string;
  /** Of a callback or a webhook: the server calls, and the reader of the contract answers. */
  isReversed: boolean;
  report: (finding: Omit<Finding, 'operation'>) => void;
}

/** A side of a part that both documents may have. */
export interface Pair {
  before: JsonObject | undefined;
  after: JsonObject | undefined;
}

/** The direction of what the caller of an operation sends, or of what it is answered, as the reader of the contract sees it. */
export function directionOf({ isReversed }: OperationContext, what: Direction): Direction {
  return isReversed ? (what === 'request' ? 'response' : 'request') : what;
}

/** Reports one change that is no matter of schemas. */
export function tell(
  context: OperationContext,
  check: string,
  impact: Impact,
  words: string,
  reason: string,
  more: { part?: string; nodes?: unknown[]; before?: unknown; after?: unknown } = {},
): void {
  const { part = 'operation', nodes = [], ...values } = more;
  const pointer = context.pointerOf(...nodes, context.after.node, context.before.node);
  context.report({ check, impact, words, reason, part, pointer, ...values });
}

/** Compares two schemas as a part of an operation. */
export function compareIn(
  context: OperationContext,
  what: Direction,
  before: unknown,
  after: unknown,
  part: string,
): void {
  const sides = context.sides[directionOf(context, what)];
  const schemas: SchemaContext = { sides, locate: context.locate(sides), report: context.report, seen: new Set() };
  compareSchemas([before ?? true], [after ?? true], part, schemas);
}

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
    if (other) compareMedia(context, what, media, other, part, old.size > 1 || now.size > 1 ? type : '');
    else {
      const reason =
        what === 'request'
          ? 'A body of this type is refused now.'
          : 'Callers that read this type are not answered in it.';
      tell(context, `${direction}-media-type-removed`, 'major', `Removed: media type \`${type}\`.`, reason, {
        part: part.trim(),
        nodes: [before],
        before: type,
      });
    }
  }
  for (const [type] of now) {
    if (old.has(type) || old.size === 0) continue;
    const isWider = what === 'response' && [...old.keys()].some((each) => isWithin(each, type));
    const reason = isWider
      ? 'Answers may have types that were not documented.'
      : 'The types that there were are still there.';
    tell(
      context,
      `${direction}-media-type-${isWider ? 'generalized' : 'added'}`,
      isWider ? 'major' : 'minor',
      `New media type \`${type}\`.`,
      reason,
      { part: part.trim(), nodes: [after], after: type },
    );
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
  const isNew = before === '{}';
  const words = `The encoding of the parts${type && ` of \`${type}\``} changed.`;
  tell(
    context,
    `${directionOf(context, what)}-encoding-changed`,
    isNew && what === 'response' ? 'minor' : 'major',
    words,
    'Parts that were written as documented are read in another way.',
    {
      part: part.trim(),
      nodes: [other],
      before: one.encoding,
      after: other.encoding,
    },
  );
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

/** Whether a range such as `text/*` has a type. */
function isWithin(type: string, range: string): boolean {
  return range !== type && (range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1))));
}

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

/** The schema of a parameter or header, wherever it stands. */
export function schemaOf({ schema, content }: JsonObject): unknown {
  const media = isObject(content) ? Object.values(content)[0] : undefined;
  return isObject(media) ? media.schema : schema;
}

/** Several names for a sentence. */
export { names, show };
