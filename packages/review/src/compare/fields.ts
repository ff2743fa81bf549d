import { stepOf } from '@dli-connections/contract/server';
import { declares, excludes, isNothing, isOpen, namesIn, needs, schemasOf, strangersOf } from '../schema/members.ts';
import type { Reader } from '../schema/reading.ts';
import type { Node, Objects } from '../schema/shape.ts';
import { compareBounds } from './leaves.ts';
import type { Relation } from './relation.ts';
import { join, reasonOfValues, type SchemaContext, type Spot } from './spot.ts';

/** Compares the fields of two objects, those that are not named included. */
export function compareObjects(spot: Spot, a: Objects, b: Objects, context: SchemaContext): void {
  compareBounds(spot, 'Properties', a, b, context);
  const [known, now] = [new Set(namesIn(a)), new Set(namesIn(b))];
  for (const name of new Set([...known, ...now])) {
    const inner: Spot = { before: schemasOf(a, name), after: schemasOf(b, name), part: join(spot.part, `.${name}`) };
    const [was, is] = [declares(a, name), declares(b, name)];
    const isMapped = was !== is && isTyped(was ? inner.after : inner.before);
    if ((was && is) || (is && excludes(a, name)) || isMapped)
      context.compare(inner.before, inner.after, inner.part, context);
    else if (was) reportRemoved(inner, name, a, b, context);
    else if (is) reportAdded(inner, name, a, b, context);
    if ((was && is) || !(was || is)) reportRequired(inner, spot, name, a, b, context);
  }
  compareStrangers(spot, a, b, context);
}

/** True if unnamed members have a schema. */
function isTyped(nodes: readonly Node[]): boolean {
  return !isOpen(nodes) && !nodes.includes(false);
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
      ? 'Nothing reads the field any more: a request with it is refused, or the field has no effect.'
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
  const isRequired = needs(b, name);
  const wasHidden = a.hidden.has(name);
  // Undocumented fields of an open object bind nobody.
  const relation: Relation = isOpen(before) || wasHidden ? {} : sides.relate(before, after);
  const isClosedAnswer = !isRequest && relation.impact === 'major';
  const isClash = isRequest && relation.impact === 'major' && !isNothing(sides.base.shapeOf(before));
  const breaks = isClosedAnswer || isClash || (isRequest && isRequired);
  const mark = isRequest ? 'read-only' : 'write-only';
  report({
    check: wasHidden
      ? `${sides.direction}-property-no-longer-${mark}`
      : `${sides.direction}-property-added${isRequired ? '-required' : ''}`,
    impact: breaks ? 'major' : 'minor',
    words: wasHidden ? `\`${name}\` is no longer ${mark}.` : `New ${isRequired ? 'required ' : ''}field \`${name}\`.`,
    reason: isClosedAnswer
      ? 'The object was closed: readers that hold it to that refuse the new field.'
      : isClash
        ? 'The object took any field of another form, also one of this name.'
        : isRequest && isRequired
          ? refusedWithout(after, sides.revision)
          : isRequest
            ? 'Callers may send it; others are unaffected.'
            : 'Readers skip what they do not know.',
    after: 'present',
    part,
    pointer: locate.pointerOf(after),
  });
}

function reportRequired(inner: Spot, spot: Spot, name: string, a: Objects, b: Objects, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const [was, is] = [needs(a, name), needs(b, name)];
  if (was === is) return;
  const isRequest = sides.direction === 'request';
  const breaks = isRequest ? is : was;
  report({
    check: `${sides.direction}-property-became-${is ? 'required' : 'optional'}`,
    impact: breaks ? 'major' : 'minor',
    words: `\`${name}\` became ${is ? 'required' : 'optional'}.`,
    reason: breaks
      ? isRequest
        ? refusedWithout(inner.after, sides.revision)
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

function refusedWithout(nodes: readonly Node[], reader: Reader): string {
  const hasDefault = reader.partsOf(nodes).some((part) => 'default' in part);
  const why = hasDefault ? ': a validator does not fill in its `default`' : '';
  return `A request without the field is refused now${why}.`;
}

/** Members that are not named: by pattern, and the rest. */
function compareStrangers(spot: Spot, a: Objects, b: Objects, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const strangers = strangersOf([a, b]) ?? ['*'];
  for (const name of strangers) {
    const [before, after] = [schemasOf(a, name), schemasOf(b, name)];
    if (isTyped(before) && isTyped(after)) {
      context.compare(before, after, join(spot.part, '.*'), context);
      continue;
    }
    if (isOpen(before) && isOpen(after)) continue;
    const { impact, undecided, example } = sides.relate(before, after);
    if (!impact) continue;
    const keyword = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'].find((each) =>
      [...sides.base.partsOf(spot.before), ...sides.revision.partsOf(spot.after)].some((part) => each in part),
    );
    const words = after.includes(false)
      ? 'Unnamed fields are no longer allowed.'
      : before.includes(false)
        ? 'Unnamed fields are now allowed.'
        : 'The rule for unnamed fields changed.';
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
