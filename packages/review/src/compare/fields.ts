import { stepOf } from '@dli-connections/document/pointer';
import {
  declares,
  excludes,
  isNothing,
  isOpen,
  mostMembers,
  namesIn,
  needs,
  schemasOf,
  strangersOf,
} from '../schema/members.ts';
import type { Reader } from '../schema/reading.ts';
import { type Node, nothing, type Objects } from '../schema/shape.ts';
import { compareBounds } from './leaves.ts';
import { aboutCounts } from './one-or-many.ts';
import type { Relation } from './relation.ts';
import { join, reportAt, type SchemaContext, type SchemaPair } from './schema-pair.ts';

/** Compares the fields of two objects, including unnamed ones. */
export function compareObjects(pair: SchemaPair, a: Objects, b: Objects, context: SchemaContext): void {
  compareBounds(pair, 'Properties', a, b, context);
  const [known, now] = [new Set(namesIn(a)), new Set(namesIn(b))];
  const within = { ...context, asLists: undefined };
  for (const name of new Set([...known, ...now])) {
    const inner: SchemaPair = {
      before: schemasOf(a, name),
      after: schemasOf(b, name),
      part: join(pair.part, `.${name}`),
    };
    const [was, is] = [declares(a, name), declares(b, name)];
    const isMapped = was !== is && isTyped(was ? inner.after : inner.before);
    const lists = was && is ? context.asLists?.(name, inner) : undefined;
    if (lists) {
      const report = aboutCounts(context.report, () => context.locate.pointerOf(...inner.after, ...inner.before));
      context.compare([lists[0]], [lists[1]], inner.part, { ...within, report });
    } else if ((was && is) || (is && excludes(a, name)) || isMapped)
      context.compare(inner.before, inner.after, inner.part, within);
    else if (was) reportRemoved(inner, name, a, b, context);
    else if (is) reportAdded(inner, name, a, b, context);
    if ((was && is) || !(was || is)) reportRequired(inner, pair, name, a, b, context);
  }
  compareStrangers(pair, a, b, context);
}

/** True if unnamed members have a schema. */
function isTyped(nodes: readonly Node[]): boolean {
  return !isOpen(nodes) && !nodes.includes(false);
}

function reportRemoved(inner: SchemaPair, name: string, a: Objects, b: Objects, context: SchemaContext): void {
  if (isNothing(context.sides.base.shapeOf(inner.before))) return;
  const { isRequest, mark } = wayOf(context);
  const isHidden = b.hidden.has(name);
  reportAt(context, inner, {
    check: isHidden ? `property-became-${mark}` : 'property-removed',
    impact: 'major',
    words: isHidden
      ? `\`${name}\` became ${mark}.`
      : `Removed: ${a.required.has(name) ? 'required ' : ''}field \`${name}\`.`,
    reason: isRequest
      ? 'Nothing reads the field any more: a request with it is refused, or the field has no effect.'
      : 'Callers that read the field no longer find it.',
    before: 'present',
    isGone: !isHidden,
  });
}

function reportAdded(inner: SchemaPair, name: string, a: Objects, b: Objects, context: SchemaContext): void {
  const { sides } = context;
  const { before, after } = inner;
  if (isNothing(sides.revision.shapeOf(after))) return;
  const { isRequest, mark } = wayOf(context);
  const isRequired = needs(b, name);
  const wasHidden = a.hidden.has(name);
  // Undocumented fields of an open object bind nobody.
  const isOther = !isOpen(before) && !wasHidden && sides.relate(before, after).impact === 'major';
  const breaking = !isRequest
    ? isOther && 'The object was closed: readers that enforce that reject the new field.'
    : isOther && !isNothing(sides.base.shapeOf(before))
      ? 'The object took any field of another form, also one of this name.'
      : isRequired && refusedWithout(after, sides.revision);
  reportAt(context, inner, {
    check: wasHidden ? `property-no-longer-${mark}` : `property-added${isRequired ? '-required' : ''}`,
    impact: breaking ? 'major' : 'minor',
    words: wasHidden ? `\`${name}\` is no longer ${mark}.` : `New ${isRequired ? 'required ' : ''}field \`${name}\`.`,
    reason:
      breaking || (isRequest ? 'Callers may send it; others are unaffected.' : 'Readers skip what they do not know.'),
    after: 'present',
  });
}

function reportRequired(
  inner: SchemaPair,
  pair: SchemaPair,
  name: string,
  a: Objects,
  b: Objects,
  context: SchemaContext,
): void {
  const [was, is] = [needs(a, name), needs(b, name)];
  if (was === is) return;
  const { isRequest } = wayOf(context);
  const reasons = isRequest
    ? [refusedWithout(inner.after, context.sides.revision), 'Callers may leave it out.']
    : ['Callers can rely on the field now.', 'Callers that rely on the field may not find it.'];
  const [before, after] = [was, is].map((each) => (each ? 'required' : 'optional'));
  reportAt(
    context,
    { ...pair, part: inner.part },
    {
      check: `property-became-${after}`,
      impact: isRequest === is ? 'major' : 'minor',
      words: `\`${name}\` became ${after}.`,
      reason: reasons[is ? 0 : 1] ?? '',
      before,
      after,
      keyword: 'required',
      isGone: was,
      step: `/required${stepOf(name)}`,
    },
  );
}

function wayOf({ sides }: SchemaContext): { isRequest: boolean; mark: string } {
  const isRequest = sides.direction === 'request';
  return { isRequest, mark: isRequest ? 'read-only' : 'write-only' };
}

function refusedWithout(nodes: readonly Node[], reader: Reader): string {
  const hasDefault = reader.partsOf(nodes).some((part) => 'default' in part);
  const why = hasDefault ? ': a validator does not fill in its `default`' : '';
  return `A request without the field is refused now${why}.`;
}

/** Members that are not named: by pattern, and the rest. */
function compareStrangers(pair: SchemaPair, a: Objects, b: Objects, context: SchemaContext): void {
  const { sides } = context;
  if (mostMembers(a) + mostMembers(b) === 0) return;
  const strangers = strangersOf([a, b])?.map((name) => [schemasOf(a, name), schemasOf(b, name)] as const);
  const patterns = new Set([...patternsIn(a), ...patternsIn(b)]);
  if (!strangers && [a, b].some((each) => new Set(patternsIn(each)).size < patterns.size)) {
    const quick = sides.relateShapes({ ...nothing(), object: [a] }, { ...nothing(), object: [b] });
    const relation = quick.undecided ? sides.relate(pair.before, pair.after) : quick;
    // A break that was decided is one of a named field or of the size, reported as such.
    if (quick.undecided || relation.impact === 'minor') reportStrangers(pair, relation, ruleChanged, context);
    return;
  }
  // Names of patterns that cannot be decided are compared pattern by pattern.
  const kinds = strangers ?? [...patterns, undefined].map((each) => [ruleOf(a, each), ruleOf(b, each)] as const);
  const some = (side: 0 | 1) => (kinds.every((each) => each[side].includes(false)) ? 'Unnamed' : 'Some unnamed');
  for (const [before, after] of kinds) {
    if (isTyped(before) && isTyped(after)) {
      context.compare(before, after, join(pair.part, '.*'), context);
      continue;
    }
    if (isOpen(before) && isOpen(after)) continue;
    const words = after.includes(false)
      ? `${some(1)} fields are no longer allowed.`
      : before.includes(false)
        ? `${some(0)} fields are now allowed.`
        : ruleChanged;
    reportStrangers(pair, sides.relate(before, after), words, context);
  }
}

const ruleChanged = 'The rule for unnamed fields changed.';

function patternsIn({ rows }: Objects): string[] {
  return rows.flatMap(({ patterns }) => patterns.map(([each]) => each));
}

/** The schemas of the members by one pattern, or of all other members. */
function ruleOf({ rows }: Objects, pattern: string | undefined): Node[] {
  if (pattern === undefined) return rows.map(({ rest }) => rest);
  return rows.flatMap(({ patterns }) => patterns.filter(([each]) => each === pattern).map(([, node]) => node));
}

function reportStrangers(pair: SchemaPair, relation: Relation, words: string, context: SchemaContext): void {
  const { sides } = context;
  const { impact, ...more } = relation;
  if (!impact) return;
  const parts = [...sides.base.partsOf(pair.before), ...sides.revision.partsOf(pair.after)];
  const keywords = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', 'propertyNames'];
  const verb = more.undecided ? 'undecided' : impact === 'minor' ? 'compatible' : 'changed';
  const keyword = keywords.find((each) => parts.some((part) => each in part)) ?? '';
  reportAt(context, pair, { check: `additional-properties-${verb}`, impact, ...more, words, keyword });
}
