import { stepOf } from '@dli-connections/contract/server';
import {
  declares,
  excludes,
  firstCount,
  isNothing,
  isOpen,
  itemsOf,
  mostItems,
  namesIn,
  schemasOf,
  strangersOf,
} from '../schema/members.ts';
import { keyOf } from '../schema/nodes.ts';
import { type Lists, type Node, nothing, type Objects, type Shape } from '../schema/shape.ts';
import { compareAnnotations } from './annotations.ts';
import type { Finding } from './finding.ts';
import { compareBounds, compareLeaf, type Spot } from './leaves.ts';
import type { Locate } from './locate.ts';
import type { Relation, Sides } from './relation.ts';
import { compareTypes, compareValues, valuesOf } from './types.ts';

/** What a comparison of schemas needs to know. */
export interface SchemaContext {
  sides: Sides;
  locate: Locate;
  report: (finding: Omit<Finding, 'operation'>) => void;
  /** Pairs that were compared, so that a schema which refers to itself ends. */
  seen: Set<string>;
}

/** Compares schemas that hold for the same value, and what is in them, as deep as they differ. */
export function compareSchemas(
  before: readonly Node[],
  after: readonly Node[],
  part: string,
  context: SchemaContext,
): void {
  const { sides, seen, locate } = context;
  if (locate.isSame(before, after)) return;
  const key = `${keyOf(before)}|${keyOf(after)}`;
  if (seen.has(key)) return;
  seen.add(key);
  const spot: Spot = { before, after, part };
  compareAnnotations(spot, context);
  const [one, other] = [sides.base.shapeOf(before), sides.revision.shapeOf(after)];
  if (valuesOf(one) || valuesOf(other)) {
    compareValues(spot, one, other, context);
    return;
  }
  compareTypes(spot, one, other, context);
  if (one.number.length > 0 && other.number.length > 0) compareLeaf(spot, 'number', one.number, other.number, context);
  if (one.string.length > 0 && other.string.length > 0) compareLeaf(spot, 'string', one.string, other.string, context);
  comparePieces(spot, 'array', one, other, context);
  comparePieces(spot, 'object', one, other, context);
}

function comparePieces(spot: Spot, type: 'array' | 'object', one: Shape, other: Shape, context: SchemaContext): void {
  const [a, b] = [one[type], other[type]];
  if (a.length === 0 || b.length === 0) return;
  if (a.length === 1 && b.length === 1) {
    comparePair(spot, a[0], b[0], context);
    return;
  }
  const { relate, relateShapes } = context.sides;
  const relation = relate([...spot.before, ofType[type]], [...spot.after, ofType[type]]);
  if (!relation.impact) return;
  const isSame = (x: Lists | Objects, y: Lists | Objects) =>
    relateShapes({ ...nothing(), [type]: [x] }, { ...nothing(), [type]: [y] }).impact === undefined;
  const gone = (a as (Lists | Objects)[]).filter((x) => !(b as (Lists | Objects)[]).some((y) => isSame(x, y)));
  const come = (b as (Lists | Objects)[]).filter((y) => !(a as (Lists | Objects)[]).some((x) => isSame(x, y)));
  const found: Finding[] = [];
  if (gone.length === come.length) {
    for (const [index, piece] of gone.entries()) {
      comparePair(spot, piece, come[index], { ...context, report: (finding) => found.push(finding) });
    }
  }
  reportChoice(spot, relation, found, [gone.length, come.length], context);
}

const ofType = { array: { type: 'array' }, object: { type: 'object' } };

/** What was found in the branches of a choice is no worse than what the choice comes to as a whole. */
function reportChoice(
  { before, after, part }: Spot,
  { impact, undecided, example }: Relation,
  found: Finding[],
  [gone, come]: [number, number],
  { sides, locate, report }: SchemaContext,
): void {
  const isRated = found.some((each) => each.impact === impact);
  for (const finding of found) {
    const limited = impact === 'minor' && finding.impact === 'major' ? { ...finding, impact } : finding;
    report(undecided && limited.impact === 'major' ? { ...limited, undecided } : limited);
  }
  if (isRated || !impact) return;
  const isRequest = sides.direction === 'request';
  const words = gone === 0 ? `${come} new` : come === 0 ? `${gone} gone` : `${gone} gone, ${come} new`;
  report({
    check: `${sides.direction}-choice-${undecided ? 'undecided' : impact === 'minor' ? 'compatible' : 'changed'}`,
    impact,
    ...(undecided ? { undecided } : {}),
    ...(example === undefined ? {} : { example }),
    words: `The conditions on the value changed (alternatives: ${words}).`,
    reason: undecided
      ? 'The conditions are too many to be decided, and no value was found that shows a break.'
      : impact === 'minor'
        ? `Every value that ${isRequest ? 'was accepted still is' : 'is answered was possible before'}.`
        : `Values that ${isRequest ? 'were accepted are refused now' : 'were never answered may be answered now'}.`,
    part,
    pointer: locate.pointerOf(before, after),
  });
}

function comparePair(
  spot: Spot,
  a: Lists | Objects | undefined,
  b: Lists | Objects | undefined,
  context: SchemaContext,
): void {
  if (!a || !b) return;
  if ('required' in a && 'required' in b) compareObjects(spot, a, b, context);
  else if ('unique' in a && 'unique' in b) compareLists(spot, a, b, context);
}

function compareLists(spot: Spot, a: Lists, b: Lists, context: SchemaContext): void {
  compareBounds(spot, 'Items', a, b, context);
  const count = Math.max(firstCount(a), firstCount(b));
  const most = Math.min(mostItems(a, context.sides.base), mostItems(b, context.sides.revision));
  for (let index = 0; index <= count && index < most; index += 1) {
    const place = count === 0 ? '[]' : index === count ? `[${index}…]` : `[${index}]`;
    compareSchemas(itemsOf(a, index), itemsOf(b, index), join(spot.part, place), context);
  }
}

function compareObjects(spot: Spot, a: Objects, b: Objects, context: SchemaContext): void {
  compareBounds(spot, 'Properties', a, b, context);
  const [known, now] = [new Set(namesIn(a)), new Set(namesIn(b))];
  for (const name of new Set([...known, ...now])) {
    const inner: Spot = { before: schemasOf(a, name), after: schemasOf(b, name), part: join(spot.part, `.${name}`) };
    const [was, is] = [declares(a, name), declares(b, name)];
    const isRuledOut = (was && excludes(b, name)) || (is && excludes(a, name));
    if ((was && is) || isRuledOut) compareSchemas(inner.before, inner.after, inner.part, context);
    else if (was) reportRemoved(inner, name, a, b, context);
    else if (is) reportAdded(inner, name, a, b, context);
    if ((was && is) || !(was || is)) reportRequired(inner, spot, name, a, b, context);
  }
  compareStrangers(spot, a, b, context);
}

function reportRemoved(
  { before, after, part }: Spot,
  name: string,
  a: Objects,
  b: Objects,
  context: SchemaContext,
): void {
  const { sides, locate, report } = context;
  if (isNothing(sides.base.shapeOf(before))) return;
  const isRequest = sides.direction === 'request';
  const isHidden = b.hidden.has(name);
  const mark = isRequest ? 'read-only' : 'write-only';
  report({
    check: isHidden ? `${sides.direction}-property-became-${mark}` : `${sides.direction}-property-removed`,
    impact: 'major',
    words: isHidden
      ? `\`${name}\` became ${mark}.`
      : `Removed: ${a.required.has(name) ? 'required ' : ''}field \`${name}\`.`,
    reason: isRequest
      ? 'Nothing reads the field any more: a request that has it is refused, or what it asks for is not done.'
      : 'Callers that read the field no longer find it.',
    before: 'present',
    part,
    pointer: isHidden ? locate.pointerOf(after) : locate.pointerOf(before),
  });
}

function reportAdded(
  { before, after, part }: Spot,
  name: string,
  a: Objects,
  b: Objects,
  context: SchemaContext,
): void {
  const { sides, locate, report } = context;
  if (isNothing(sides.revision.shapeOf(after))) return;
  const isRequest = sides.direction === 'request';
  const isRequired = b.required.has(name) && !b.hidden.has(name);
  const wasHidden = a.hidden.has(name);
  // What an open object takes beside its fields is not documented, so nobody is held to it.
  const relation: Relation = isOpen(before) || wasHidden ? {} : sides.relate(before, after);
  const isClosedAnswer = !isRequest && relation.impact === 'major';
  const isClash = isRequest && relation.impact === 'major' && !isNothing(sides.base.shapeOf(before));
  const breaks = isClosedAnswer || isClash || (isRequest && isRequired);
  const mark = isRequest ? 'read-only' : 'write-only';
  report({
    check: wasHidden
      ? `${sides.direction}-property-no-longer-${mark}`
      : `${sides.direction}-property-added${isRequest && isRequired ? '-required' : ''}`,
    impact: breaks ? 'major' : 'minor',
    words: wasHidden ? `\`${name}\` is no longer ${mark}.` : `New ${isRequired ? 'required ' : ''}field \`${name}\`.`,
    reason: isClosedAnswer
      ? 'The object was closed: readers that hold it to that refuse the new field.'
      : isClash
        ? 'The object took any field of another form, also one of this name.'
        : isRequest && isRequired
          ? 'A request without the field is refused now.'
          : isRequest
            ? 'Callers may send it; those who do not are not concerned.'
            : 'Readers skip what they do not know.',
    after: 'present',
    part,
    pointer: locate.pointerOf(after),
  });
}

function reportRequired(inner: Spot, spot: Spot, name: string, a: Objects, b: Objects, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const was = a.required.has(name) && !a.hidden.has(name);
  const is = b.required.has(name) && !b.hidden.has(name);
  if (was === is) return;
  const isRequest = sides.direction === 'request';
  const breaks = isRequest ? is : was;
  report({
    check: `${sides.direction}-property-became-${is ? 'required' : 'optional'}`,
    impact: breaks ? 'major' : 'minor',
    words: `\`${name}\` became ${is ? 'required' : 'optional'}.`,
    reason: breaks
      ? isRequest
        ? 'A request without the field is refused now.'
        : 'Callers that rely on the field may not find it.'
      : isRequest
        ? 'Callers may leave it out.'
        : 'Callers can rely on the field now.',
    before: was ? 'required' : 'optional',
    after: is ? 'required' : 'optional',
    part: inner.part,
    pointer: `${locate.pointerWith('required', is ? spot.after : spot.before, is)}/required${stepOf(name)}`,
  });
}

/** Members that are not named: by pattern, and the rest. */
function compareStrangers(spot: Spot, a: Objects, b: Objects, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const strangers = strangersOf([a, b], [sides.base, sides.revision]) ?? ['*'];
  for (const name of strangers) {
    const [before, after] = [schemasOf(a, name), schemasOf(b, name)];
    const isForm = (nodes: Node[]) => !isOpen(nodes) && !nodes.includes(false);
    if (isForm(before) && isForm(after)) {
      compareSchemas(before, after, join(spot.part, '.*'), context);
      continue;
    }
    if (isOpen(before) && isOpen(after)) continue;
    const { impact, undecided, example } = sides.relate(before, after);
    if (!impact) continue;
    const keyword = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'].find((each) =>
      [...sides.base.partsOf(spot.before), ...sides.revision.partsOf(spot.after)].some((part) => each in part),
    );
    const words = after.includes(false)
      ? 'Fields that are not named are no longer allowed.'
      : before.includes(false)
        ? 'Fields that are not named are allowed now.'
        : 'What is allowed for fields that are not named changed.';
    report({
      check: `${sides.direction}-additional-properties-${impact === 'minor' ? 'compatible' : 'changed'}`,
      impact,
      ...(undecided ? { undecided } : {}),
      ...(example === undefined ? {} : { example }),
      words,
      reason: reasonOfValues(sides.direction, impact),
      part: spot.part,
      pointer: locate.pointerWith(keyword ?? 'additionalProperties', spot.after, true),
    });
  }
}

/** Why a change of the values that are taken, or answered, breaks callers or does not. */
export function reasonOfValues(direction: string, impact: string): string {
  if (direction === 'request') {
    return impact === 'major'
      ? 'Requests that were accepted are refused now.'
      : 'More is accepted; what was accepted still is.';
  }
  return impact === 'major'
    ? 'Answers may have values that callers were promised not to see.'
    : 'Fewer values are answered; all of them were possible before.';
}

/** A place below another one: `hosts` and `[]`, `hosts[]` and `.ip`, `request body ` and `.name`. */
function join(part: string, step: string): string {
  const isTop = part.endsWith(' ');
  return isTop && step.startsWith('.') ? part + step.slice(1) : part + step;
}
