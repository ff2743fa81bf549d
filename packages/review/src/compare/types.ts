import { listedIn } from '../schema/members.ts';
import type { Shape } from '../schema/shape.ts';
import { changed, names } from './finding.ts';
import { reasonOfValues, type SchemaContext, type Spot } from './spot.ts';

/** The values of a schema that lists them: `enum`, `const`, or a choice of such. */
export function valuesOf(shape: Shape): unknown[] | undefined {
  const { string, number, boolean } = shape;
  return string.length + number.length > 0 || boolean.size === 1 ? listedIn(shape) : undefined;
}

/** Compares schemas of which at least one lists its values. */
export function compareValues({ before, after, part }: Spot, one: Shape, other: Shape, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const [old, now] = [valuesOf(one), valuesOf(other)];
  const quick = sides.relateShapes(one, other);
  if (!quick.impact) return;
  const { impact, undecided, example } = quick.undecided ? sides.relate(before, after) : quick;
  if (!impact) return;
  const gone = old?.filter((each) => !now?.includes(each)) ?? [];
  const come = now?.filter((each) => !old?.includes(each)) ?? [];
  const [lost, gained] = [old && now && gone.length > 0, old && now && come.length > 0];
  const parts = [gained && `gained ${names(come)}`, lost && `lost ${names(gone)}`].filter(Boolean);
  const isNull = [...gone, ...come].every((each) => each === null);
  const verb = !old ? 'set' : !now ? 'removed' : gained ? (lost ? 'changed' : 'value-added') : 'value-removed';
  report({
    check: `${sides.direction}-enum-${verb}`,
    impact,
    ...(undecided ? { undecided } : {}),
    ...(example === undefined ? {} : { example }),
    words: parts.length > 0 ? `\`${isNull ? 'type' : 'enum'}\` ${parts.join(' and ')}.` : changed('enum', old, now),
    reason: reasonOfValues(sides.direction, impact),
    before: old ?? typesIn(one),
    after: now ?? typesIn(other),
    part,
    pointer: locate.pointerWith('enum', now ? after : before, now !== undefined),
  });
}

/** The JSON types of which a schema has values. */
export function typesIn(shape: Shape): string[] {
  const isWhole = shape.number.every(({ steps }) => steps.some((step) => Number.isInteger(step)));
  return [
    ...(['string', 'object', 'array'] as const).filter((type) => shape[type].length > 0),
    ...(shape.number.length > 0 ? [isWhole ? 'integer' : 'number'] : []),
    ...(shape.boolean.size > 0 ? ['boolean'] : []),
    ...(shape.null ? ['null'] : []),
  ];
}

/** Reports types that come or go. `integer` within `number` is one of these. */
export function compareTypes({ after, part }: Spot, one: Shape, other: Shape, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const [old, now] = [typesIn(one), typesIn(other)];
  const isIn = (type: string, list: string[]) => list.includes(type) || (type === 'integer' && list.includes('number'));
  const lost = old.some((each) => !isIn(each, now));
  const gained = now.some((each) => !isIn(each, old));
  if (!lost && !gained) return;
  const isRequest = sides.direction === 'request';
  const impact = (isRequest ? lost : gained) ? 'major' : 'minor';
  const differ = [...old.filter((each) => !isIn(each, now)), ...now.filter((each) => !isIn(each, old))];
  const isNull = differ.every((each) => each === 'null');
  report({
    check: isNull
      ? `${sides.direction}-became-${gained ? 'nullable' : 'not-nullable'}`
      : `${sides.direction}-type-${lost && gained ? 'changed' : lost ? 'tighter' : 'looser'}`,
    impact,
    words: isNull
      ? `It ${gained ? 'may be' : 'is no longer'} \`null\`${gained ? ' now' : ''}.`
      : changed('type', wordOf(old), wordOf(now)),
    reason: reasonOfValues(sides.direction, impact),
    before: wordOf(old),
    after: wordOf(now),
    part,
    pointer: locate.pointerWith('type', after, true),
  });
}

function wordOf(types: string[]): string {
  return types.length === 6 ? 'any' : types.join(' or ') || 'nothing';
}

/** Tells whether each of two schemas has values of one type, no list and no object, and they are not of the same type. */
export function areOtherTexts(one: Shape, other: Shape): boolean {
  const [from, to] = [one, other].map((shape) => {
    const [type = '', ...more] = typesIn(shape);
    return more.length > 0 ? 'object' : type.replace('integer', 'number');
  });
  return from !== to && [from, to].every((type) => /^(?:string|number|boolean)$/.test(type ?? ''));
}

/** Compares values that are sent as text, where `1` is the same as a number and as a text. */
export function compareTexts({ before, after, part }: Spot, one: Shape, other: Shape, context: SchemaContext): void {
  const { sides, locate, report } = context;
  const { impact, undecided } = sides.relateTexts(before, after);
  if (!impact) return;
  const [from, to] = [wordOf(typesIn(one)), wordOf(typesIn(other))];
  report({
    check: `${sides.direction}-type-${undecided ? 'undecided' : impact === 'major' ? 'changed' : 'compatible'}`,
    impact,
    ...(undecided ? { undecided } : {}),
    words: changed('type', from, to),
    reason: undecided
      ? 'It cannot be decided whether all texts of the one type are ones of the other.'
      : reasonOfValues(sides.direction, impact),
    before: from,
    after: to,
    part,
    pointer: locate.pointerWith('type', after, true),
  });
}
