import { firstCount, itemsOf, mostItems } from '../schema/members.ts';
import { keyOf } from '../schema/nodes.ts';
import { type Lists, type Node, nothing, type Objects, type Shape } from '../schema/shape.ts';
import { compareAnnotations } from './annotations.ts';
import { compareObjects } from './fields.ts';
import type { Finding } from './finding.ts';
import { compareBounds, compareLeaf } from './leaves.ts';
import type { Relation } from './relation.ts';
import { join, reportAt, type SchemaContext, type SchemaPair } from './schema-pair.ts';
import { areOtherTexts, compareTexts, compareTypes, compareValues, valuesOf } from './types.ts';

/** Compares schemas that hold for the same value, with their members, as deep as they differ. */
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
  const pair: SchemaPair = { before, after, part };
  compareAnnotations(pair, context);
  const [one, other] = [sides.base.shapeOf(before), sides.revision.shapeOf(after)];
  if (context.textLevels >= 0 && areOtherTexts(one, other)) {
    compareTexts(pair, one, other, context);
    return;
  }
  if (valuesOf(one) || valuesOf(other)) {
    compareValues(pair, one, other, context);
    return;
  }
  compareTypes(pair, one, other, context);
  if (one.number.length > 0 && other.number.length > 0) compareLeaf(pair, 'number', one.number, other.number, context);
  if (one.string.length > 0 && other.string.length > 0) compareLeaf(pair, 'string', one.string, other.string, context);
  comparePieces(pair, 'array', one, other, context);
  comparePieces(pair, 'object', one, other, context);
}

function comparePieces(
  pair: SchemaPair,
  type: 'array' | 'object',
  one: Shape,
  other: Shape,
  context: SchemaContext,
): void {
  const [a, b] = [one[type], other[type]];
  if (a.length === 0 || b.length === 0) return;
  const isClear = ![...a, ...b].some(({ unclear }) => unclear);
  if (a.length === 1 && b.length === 1 && isClear) {
    comparePair(pair, a[0], b[0], context);
    return;
  }
  const { relate, relateShapes } = context.sides;
  const relation = relate([...pair.before, ofType[type]], [...pair.after, ofType[type]]);
  const isSame = (x: Lists | Objects, y: Lists | Objects | undefined) =>
    y !== undefined && relateShapes({ ...nothing(), [type]: [x] }, { ...nothing(), [type]: [y] }).impact === undefined;
  const [old, now]: [(Lists | Objects)[], (Lists | Objects)[]] = [a, b];
  const partners = old.map((x, index) => (isSame(x, now[index]) ? now[index] : now.find((y) => isSame(x, y))));
  // Branches that allow the same values may still differ in annotations.
  const beside: SchemaContext['report'] = (finding) => {
    if (/-(?:default-\w+|deprecated|reactivated)$/.test(finding.check)) context.report(finding);
  };
  for (const [index, partner] of partners.entries())
    comparePair(pair, old[index], partner, { ...context, report: beside });
  if (!relation.impact) return;
  const gone = old.filter((_, index) => !partners[index]);
  const come = now.filter((y) => !partners.includes(y) && !old.some((x) => isSame(x, y)));
  const found: Finding[] = [];
  if (gone.length === come.length) {
    for (const [index, piece] of gone.entries()) {
      comparePair(pair, piece, come[index], { ...context, report: (finding) => found.push(finding) });
    }
  }
  reportChoice(pair, relation, found, [gone.length, come.length], context);
}

const ofType = { array: { type: 'array' }, object: { type: 'object' } };

/** Limits findings within branches to the impact of the choice as a whole. */
function reportChoice(
  pair: SchemaPair,
  { impact, ...more }: Relation,
  found: Finding[],
  [gone, come]: [number, number],
  context: SchemaContext,
): void {
  const { undecided } = more;
  const isRated = found.some((each) => each.impact === impact);
  for (const finding of found) {
    const limited = impact === 'minor' && finding.impact === 'major' ? { ...finding, impact } : finding;
    context.report(undecided && limited.impact === 'major' ? { ...limited, undecided } : limited);
  }
  if (isRated || !impact) return;
  const words = gone === 0 ? `${come} new` : come === 0 ? `${gone} gone` : `${gone} gone, ${come} new`;
  reportAt(context, pair, {
    check: `choice-${undecided ? 'undecided' : impact === 'minor' ? 'compatible' : 'changed'}`,
    impact,
    ...more,
    words: `The conditions on the value changed (alternatives: ${words}).`,
    isGone: true,
  });
}

function comparePair(
  pair: SchemaPair,
  a: Lists | Objects | undefined,
  b: Lists | Objects | undefined,
  context: SchemaContext,
): void {
  if (!a || !b) return;
  const within = { ...context, textLevels: context.textLevels - 1 };
  if ('required' in a && 'required' in b) compareObjects(pair, a, b, within);
  else if ('unique' in a && 'unique' in b) compareLists(pair, a, b, context);
}

function compareLists(pair: SchemaPair, a: Lists, b: Lists, context: SchemaContext): void {
  compareBounds(pair, 'Items', a, b, context);
  const count = Math.max(firstCount(a), firstCount(b));
  const most = Math.min(mostItems(a, context.sides.base), mostItems(b, context.sides.revision));
  for (let index = 0; index <= count && index < most; index += 1) {
    const place = count === 0 ? '[]' : index === count ? `[${index}…]` : `[${index}]`;
    compareSchemas(itemsOf(a, index), itemsOf(b, index), join(pair.part, place), context);
  }
}
