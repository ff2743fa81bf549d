import type { JsonObject } from '../bundle.ts';
import type { Direction } from '../schema/reading.ts';
import { aboutCounts, parameterAsLists } from './one-or-many.ts';
import { compareIn, directionOf, type OperationContext, pairs, tell } from './operation.ts';
import { isWritten, schemaOf, writingsOf } from './writing.ts';

/** A value that goes beside the body: a parameter, or a header of an answer or of a part of a form. */
export interface Carried {
  kind: 'parameter' | 'header';
  name: string;
  isRequired: boolean;
  /** Its place in a request or an answer: `status 200 header ETag`. */
  part: string;
  node: JsonObject;
}

/** Compares values beside the body, matched by key. */
export function compareCarried(
  context: OperationContext,
  what: Direction,
  old: ReadonlyMap<string, Carried>,
  now: ReadonlyMap<string, Carried>,
): void {
  const direction = directionOf(context, what);
  for (const [, one, other] of pairs(old, now)) {
    if (one && other) compareOne(context, what, one, other);
    else if (one) tell(context, `${direction}-${one.kind}-removed`, `Removed: ${describe(one)}.`, placeOf(one));
    else if (other) {
      const isNeeded = direction === 'request' && other.isRequired;
      const added = `${direction}-${other.kind}-added` as const;
      const check = isNeeded ? (`request-${other.kind}-added-required` as const) : added;
      tell(context, check, `New ${describe(other)}.`, placeOf(other));
    }
  }
}

function compareOne(context: OperationContext, what: Direction, one: Carried, other: Carried): void {
  const { kind, part, node } = other;
  const check = `${directionOf(context, what)}-${kind}` as const;
  const name = `${kind === 'header' ? 'Header' : 'Parameter'} \`${other.name}\``;
  const place = placeOf(other);
  const is = other.isRequired ? 'required' : 'optional';
  if (one.isRequired !== other.isRequired) tell(context, `${check}-became-${is}`, `${name} became ${is}.`, place);
  if (node.in === 'path' && one.name !== other.name) {
    const names = { before: one.name, after: other.name };
    const words = `Renamed from \`${one.name}\` to \`${other.name}\`.`;
    tell(context, 'path-parameter-renamed', words, { ...place, ...names });
  }
  if ((one.node.deprecated === true) !== (node.deprecated === true)) {
    const isNow = node.deprecated === true;
    const words = `${name} is ${isNow ? '' : 'no longer '}deprecated.`;
    tell(context, `${check}-${isNow ? 'deprecated' : 'reactivated'}`, words, place);
  }
  const lists = parameterAsLists(context.sides[directionOf(context, 'request')], one.node, node);
  if (lists) {
    const report = aboutCounts(context.report, () => context.locate.pointerOf(node));
    compareIn({ ...context, report }, 'request', ...lists, part, true);
    return;
  }
  compareWriting(context, what, one, other, name);
  compareIn(context, what, schemaOf(one.node), schemaOf(node), part, isWritten(one.node) && isWritten(node));
}

/** Compares how a value is written. */
function compareWriting(context: OperationContext, what: Direction, one: Carried, other: Carried, name: string): void {
  const direction = directionOf(context, what);
  const [before, after] = writingsOf(context.sides[direction], one.node, other.node);
  if (before !== after) {
    const words = `${name} is written as ${after}, no longer as ${before}.`;
    tell(context, `${direction}-${other.kind}-serialization-changed`, words, { ...placeOf(other), before, after });
  }
  // OpenAPI 3.1 defines both keywords for queries alone.
  if (other.node.in !== 'query') return;
  for (const [keyword, check] of [
    ['allowReserved', 'reserved'],
    ['allowEmptyValue', 'empty-value'],
  ] as const) {
    const [was, is] = [one.node[keyword] === true, other.node[keyword] === true];
    if (was === is) continue;
    const words = `\`${keyword}\` of \`${other.name}\` is ${is ? 'set' : 'no longer set'}.`;
    tell(context, `${direction}-parameter-${check}-${is ? 'allowed' : 'refused'}`, words, placeOf(other));
  }
}

function describe({ kind, name, isRequired, node }: Carried): string {
  const word = isRequired ? 'required' : 'optional';
  return kind === 'header' ? `${word} header \`${name}\`` : `${word} ${node.in} parameter \`${name}\``;
}

function placeOf({ part, node }: Carried): { part: string; nodes: unknown[] } {
  return { part, nodes: [node] };
}
