import { listedIn } from '../schema/members.ts';
import type { Shape } from '../schema/shape.ts';
import { changed, names } from './finding.ts';
import { reportAt, type SchemaContext, type SchemaPair } from './schema-pair.ts';

/** The values of a schema that lists them: `enum`, `const`, or a choice of such. */
export function valuesOf(shape: Shape): unknown[] | undefined {
  const { string, number, boolean } = shape;
  return string.length + number.length > 0 || boolean.size === 1 ? listedIn(shape) : undefined;
}

/** Compares schemas of which at least one lists its values. */
export function compareValues(pair: SchemaPair, one: Shape, other: Shape, context: SchemaContext): void {
  const { sides } = context;
  const [old, now] = [valuesOf(one), valuesOf(other)];
  const quick = sides.relateShapes(one, other);
  const { impact, ...more } = quick.undecided ? sides.relate(pair.before, pair.after) : quick;
  if (!impact) return;
  const gone = old?.filter((each) => !now?.includes(each)) ?? [];
  const come = now?.filter((each) => !old?.includes(each)) ?? [];
  const [lost, gained] = [old && now && gone.length > 0, old && now && come.length > 0];
  // A text is quoted beside a number or a boolean that would look alike.
  const isMixed = new Set([...gone, ...come].map((each) => typeof each)).size > 1;
  const listed = (list: readonly unknown[]) => names(isMixed ? list.map((each) => JSON.stringify(each)) : list);
  const parts = [gained && `gained ${listed(come)}`, lost && `lost ${listed(gone)}`].filter(Boolean);
  const isNull = [...gone, ...come].every((each) => each === null);
  const verb = !old ? 'set' : !now ? 'removed' : gained ? (lost ? 'changed' : 'value-added') : 'value-removed';
  reportAt(context, pair, {
    check: `enum-${verb}`,
    impact,
    ...more,
    words: parts.length > 0 ? `\`${isNull ? 'type' : 'enum'}\` ${parts.join(' and ')}.` : changed('enum', old, now),
    before: old ?? typesIn(one),
    after: now ?? typesIn(other),
    keyword: 'enum',
    isGone: !now,
  });
}

/** The JSON types that a schema allows. */
function typesIn(shape: Shape): string[] {
  const isWhole = shape.number.every(({ steps }) => steps.some((step) => Number.isInteger(step)));
  return [
    ...(['string', 'object', 'array'] as const).filter((type) => shape[type].length > 0),
    ...(shape.number.length > 0 ? [isWhole ? 'integer' : 'number'] : []),
    ...(shape.boolean.size > 0 ? ['boolean'] : []),
    ...(shape.null ? ['null'] : []),
  ];
}

/** Reports types that come or go. `integer` within `number` is one of these. */
export function compareTypes(pair: SchemaPair, one: Shape, other: Shape, context: SchemaContext): void {
  const [old, now] = [typesIn(one), typesIn(other)];
  const isIn = (type: string, list: string[]) => list.includes(type) || (type === 'integer' && list.includes('number'));
  const lost = old.some((each) => !isIn(each, now));
  const gained = now.some((each) => !isIn(each, old));
  if (!lost && !gained) return;
  const breaks = context.sides.direction === 'request' ? lost : gained;
  const differ = [...old.filter((each) => !isIn(each, now)), ...now.filter((each) => !isIn(each, old))];
  const isNull = differ.every((each) => each === 'null');
  reportAt(context, pair, {
    check: isNull
      ? `became-${gained ? 'nullable' : 'not-nullable'}`
      : `type-${lost && gained ? 'changed' : lost ? 'tighter' : 'looser'}`,
    impact: breaks ? 'major' : 'minor',
    words: isNull
      ? `It ${gained ? 'may be' : 'is no longer'} \`null\`${gained ? ' now' : ''}.`
      : changed('type', wordOf(old), wordOf(now)),
    before: wordOf(old),
    after: wordOf(now),
    keyword: 'type',
  });
}

function wordOf(types: string[]): string {
  return types.length === 6 ? 'any' : types.join(' or ') || 'nothing';
}

/** True if each of two schemas has one scalar type, and the types differ. */
export function areOtherTexts(one: Shape, other: Shape): boolean {
  const [from, to] = [one, other].map((shape) => {
    const [type = '', ...more] = typesIn(shape);
    return more.length > 0 ? 'object' : type.replace('integer', 'number');
  });
  return from !== to && [from, to].every((type) => /^(?:string|number|boolean)$/.test(type ?? ''));
}

/** Compares values that are sent as text, where `1` is the same as a number and as a text. */
export function compareTexts(pair: SchemaPair, one: Shape, other: Shape, context: SchemaContext): void {
  const { impact, example: _, ...more } = context.sides.relateTexts(pair.before, pair.after);
  if (!impact) return;
  const [from, to] = [wordOf(typesIn(one)), wordOf(typesIn(other))];
  reportAt(context, pair, {
    check: `type-${more.undecided ? 'undecided' : impact === 'major' ? 'changed' : 'compatible'}`,
    impact,
    ...more,
    words: changed('type', from, to),
    before: from,
    after: to,
    keyword: 'type',
  });
}
