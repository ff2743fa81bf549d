import { leastItems, leastMembers, mostItems, mostMembers } from '../schema/members.ts';
import type { Reader } from '../schema/reading.ts';
import { type Lists, type Numbers, nothing, type Objects, type Shape, type Texts } from '../schema/shape.ts';
import { asWritten, type Difference } from './as-written.ts';
import { changed } from './finding.ts';
import type { Relation } from './relation.ts';
import { reportAt, type SchemaContext, type SchemaPair } from './schema-pair.ts';

/** Compares the limits on a text or a number. Their combined effect decides, not each alone. */
export function compareLeaf(
  pair: SchemaPair,
  type: 'number' | 'string',
  a: Numbers[] | Texts[],
  b: Numbers[] | Texts[],
  context: SchemaContext,
): void {
  const shapes = [
    { ...nothing(), [type]: a },
    { ...nothing(), [type]: b },
  ] as const;
  const quick = context.sides.relateShapes(...shapes);
  if (!quick.impact) return;
  const of = { type };
  const relation = quick.undecided ? context.sides.relate([...pair.before, of], [...pair.after, of]) : quick;
  if (!relation.impact) return;
  const [one, other] = [a[0], b[0]];
  const isSingle = a.length === 1 && b.length === 1 && one && other;
  const found = isSingle ? differencesOf(one, other) : [];
  const { base, revision } = context.sides;
  const written = { before: base.partsOf(pair.before), after: revision.partsOf(pair.after) };
  const named = asWritten(found, written);
  if (named.length > 0 || found.length === 0) rate(pair, named, relation, context);
}

function differencesOf(a: Numbers | Texts, b: Numbers | Texts): Difference[] {
  if ('patterns' in a) return 'patterns' in b ? textDifferences(a, b) : [];
  return 'patterns' in b ? [] : numberDifferences(a, b);
}

function textDifferences(a: Texts, b: Texts): Difference[] {
  return [
    ...bound('min', 'Length', a.min, b.min),
    ...bound('max', 'Length', a.max, b.max),
    ...lists(
      'pattern',
      [...a.patterns, ...a.notPatterns.map((each) => `not ${each}`)],
      [...b.patterns, ...b.notPatterns.map((each) => `not ${each}`)],
    ),
    ...lists('format', a.formats, b.formats),
  ];
}

function numberDifferences(a: Numbers, b: Numbers): Difference[] {
  const isOnce = a.min === b.min && a.minOpen !== b.minOpen;
  const isTwice = a.max === b.max && a.maxOpen !== b.maxOpen;
  return [
    ...bound('min', 'imum', a.min, b.min),
    ...bound('max', 'imum', a.max, b.max),
    ...(isOnce ? [openness('exclusiveMinimum', a.min, b.minOpen)] : []),
    ...(isTwice ? [openness('exclusiveMaximum', a.max, b.maxOpen)] : []),
    ...lists(
      'multipleOf',
      [...a.steps, ...a.notSteps.map((each) => `not ${each}`)],
      [...b.steps, ...b.notSteps.map((each) => `not ${each}`)],
    ),
    ...lists('format', a.formats, b.formats),
  ];
}

function openness(keyword: string, bound: number, isOpen: boolean): Difference {
  return {
    keyword,
    way: isOpen ? 'tighter' : 'looser',
    before: isOpen ? undefined : bound,
    after: isOpen ? bound : undefined,
  };
}

/** A bound on one side: the least value, or the largest. */
function bound(side: 'min' | 'max', unit: string, a: number, b: number): Difference[] {
  const way = (side === 'min' ? b > a : b < a) ? 'tighter' : 'looser';
  return a === b ? [] : [{ keyword: side + unit, way, before: shownBound(a), after: shownBound(b) }];
}

/** Both "no bound" and the default length of 0 are written by leaving the keyword out. */
function shownBound(bound: number): number | undefined {
  return Number.isFinite(bound) ? bound : undefined;
}

function lists(keyword: string, a: readonly unknown[], b: readonly unknown[]): Difference[] {
  const [gone, come] = [a.filter((each) => !b.includes(each)), b.filter((each) => !a.includes(each))];
  if (gone.length + come.length === 0) return [];
  const way = gone.length === 0 ? 'tighter' : come.length === 0 ? 'looser' : 'other';
  const shown = (list: readonly unknown[]) => (list.length === 0 ? undefined : list.length === 1 ? list[0] : list);
  return [{ keyword, way, before: shown(gone), after: shown(come) }];
}

/** Reports each keyword that differs, with its impact in their combined effect. */
function rate(pair: SchemaPair, found: Difference[], relation: Relation, context: SchemaContext): void {
  const breaking = context.sides.direction === 'request' ? 'tighter' : 'looser';
  const isBad = ({ way }: Difference) => way === breaking || way === 'other';
  const isNamed = found.some(isBad);
  const all: Difference[] =
    found.length > 0 ? found : [{ keyword: 'limits', way: 'other', before: undefined, after: undefined }];
  for (const each of all) {
    reportKeyword(pair, each, isBad(each) || !isNamed ? relation : { impact: 'minor' }, context);
  }
}

function reportKeyword(pair: SchemaPair, each: Difference, relation: Relation, context: SchemaContext): void {
  const { keyword, way, before, after } = each;
  const { impact = 'minor', ...more } = relation;
  const verb = more.undecided ? 'undecided' : way === 'other' ? (impact === 'major' ? 'changed' : 'compatible') : way;
  reportAt(context, pair, {
    check: `${kebab(keyword)}-${verb}`,
    impact,
    ...more,
    words: keyword === 'limits' ? 'The limits on the value changed.' : changed(keyword, before, after),
    before,
    after,
    ...(after === undefined ? {} : { keyword }),
  });
}

/** Compares how many items or fields there may be, and their other joint conditions. */
export function compareBounds<Piece extends Lists | Objects>(
  pair: SchemaPair,
  unit: 'Items' | 'Properties',
  a: Piece,
  b: Piece,
  context: SchemaContext,
): void {
  const [one, other] = [sizeOf(a, context.sides.base), sizeOf(b, context.sides.revision)];
  const found = [...bound('min', unit, one.least, other.least), ...bound('max', unit, one.most, other.most)];
  if ('unique' in a && 'unique' in b && a.unique !== b.unique && Math.min(one.most, other.most) > 1) {
    found.push({ keyword: 'uniqueItems', way: b.unique ? 'tighter' : 'looser', before: a.unique, after: b.unique });
  }
  const breaking = context.sides.direction === 'request' ? 'tighter' : 'looser';
  for (const each of found) {
    // The number of fields follows from the fields, and the least number of items from `contains`, which are compared as such.
    const isImplied = each.keyword.startsWith('min') ? a.min === b.min : unit === 'Properties' && a.max === b.max;
    if (!isImplied) reportKeyword(pair, each, { impact: each.way === breaking ? 'major' : 'minor' }, context);
  }
  if (!('contains' in a && 'contains' in b)) return;
  const nodesOf = ({ contains }: Lists) => contains.map(({ node }) => node);
  const isSame = context.locate.isSame(nodesOf(a), nodesOf(b));
  const counts = a.contains.flatMap(({ min, max }, index) => [
    ...bound('min', 'Contains', min, b.contains[index]?.min ?? 0),
    ...bound('max', 'Contains', max, b.contains[index]?.max ?? Infinity),
  ]);
  const differences = isSame ? counts : lists('contains', nodesOf(a), nodesOf(b));
  if (differences.length === 0) return;
  const only = (piece: Lists): Shape => ({ ...nothing(), array: [{ ...piece, unique: false }] });
  const quick = context.sides.relateShapes(only(a), only(b));
  const of = { type: 'array' };
  const relation = quick.undecided ? context.sides.relate([...pair.before, of], [...pair.after, of]) : quick;
  if (relation.impact) rate(pair, differences, relation, context);
}

function sizeOf(piece: Lists | Objects, reader: Reader): { least: number; most: number } {
  if ('required' in piece) return { least: leastMembers(piece), most: mostMembers(piece) };
  return { least: leastItems(piece), most: mostItems(piece, reader) };
}

/** `maxLength` as `max-length`. */
function kebab(keyword: string): string {
  return keyword.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
