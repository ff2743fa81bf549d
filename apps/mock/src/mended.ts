import type { Violation } from '@dli-connections/contract/server';
import { listOf, nodeOf } from '@dli-connections/document/node';
import { regExpOf } from '@dli-connections/document/patterns';

/** The rules of a value, as far as its violations have stated them. */
export interface KnownRules {
  /** Bounds of a number. */
  least?: number;
  most?: number;
  /** Patterns that a text must match. */
  patterns?: ReadonlySet<string>;
}

/** Makes a text of a pattern or a format. */
export type TextOf = (schema: Record<string, unknown>, turn: number) => unknown;

/** Marks a member to remove. */
export const gone = Symbol('gone');

/** Items that are put behind a list, for one that `contains` asks for. */
const mostAppended = 5;

/** The plainest value of each type. */
const plain: Record<string, () => unknown> = {
  string: () => '',
  number: () => 0,
  integer: () => 0,
  boolean: () => false,
  null: () => null,
  array: () => [],
  object: () => ({}),
};

type Mend = (there: unknown, params: Record<string, unknown>, bounds: KnownRules, turn: number) => unknown;

const withMember: Mend = (there, { missingProperty }) => ({ ...nodeOf(there), [String(missingProperty)]: null });
const without =
  (param: string): Mend =>
  (there, params) => {
    const { [String(params[param])]: _, ...rest } = nodeOf(there);
    return rest;
  };
const cut: Mend = (there, { limit }) => (typeof there === 'string' ? there : listOf(there)).slice(0, Number(limit));
const listed =
  (change: (list: readonly unknown[], params: Record<string, unknown>) => unknown[]): Mend =>
  (there, params) =>
    change(listOf(there), params);

const bounded: Mend = (_, { comparison, limit }, bounds) => {
  const isLeast = String(comparison).startsWith('>');
  bounds[isLeast ? 'least' : 'most'] = Number(limit);
  if (String(comparison).endsWith('=')) return limit;
  const { least, most } = bounds;
  if (least !== undefined && most !== undefined) return (least + most) / 2;
  return Number(limit) + (isLeast ? 1 : -1);
};

/** The repair of each violation. The rule fixes the type of the value: only a list breaks a rule for lists. */
const mends: Record<string, Mend> = {
  type: (there, { type }, _, turn) => {
    const types = [type].flat().map(String);
    if (types.includes('integer') && typeof there === 'number') return Math.round(there);
    return plain[types[turn % types.length] ?? 'null']?.();
  },
  enum: (_, { allowedValues }, __, turn) => listOf(allowedValues)[turn % listOf(allowedValues).length],
  const: (_, { allowedValue }) => structuredClone(allowedValue),
  required: withMember,
  dependentRequired: withMember,
  dependencies: withMember,
  additionalProperties: without('additionalProperty'),
  unevaluatedProperties: without('unevaluatedProperty'),
  propertyNames: without('propertyName'),
  'false schema': () => gone,
  minProperties: (there) => ({ ...nodeOf(there), [`property${Object.keys(nodeOf(there)).length + 1}`]: null }),
  maxProperties: (there, { limit }) => Object.fromEntries(Object.entries(nodeOf(there)).slice(0, Number(limit))),
  minItems: listed((list) => [...list, null]),
  maxItems: cut,
  items: cut,
  unevaluatedItems: cut,
  contains: (there, { minContains = 1, maxContains = Infinity }, _, turn) => {
    const list = listOf(there);
    // A list whose items exclude the one that is asked for has no end; other values need none.
    if (list.length > Number(minContains) + mostAppended) return null;
    if (list.length <= Math.max(Number(minContains), Number(maxContains))) return [...list, null];
    return turn % 2 === 0 ? list.slice(1) : [...list.slice(1), nudged(list[0], turn >> 1)];
  },
  uniqueItems: (there, { i }, _, turn) => listOf(there).map((each, index) => (index === i ? nudged(each, turn) : each)),
  // A space ends a word, where a pattern asks for its end.
  minLength: (there, { limit }, _, turn) => String(there).padEnd(Number(limit), turn % 2 === 0 ? 'a' : ' '),
  maxLength: cut,
  minimum: bounded,
  maximum: bounded,
  exclusiveMinimum: bounded,
  exclusiveMaximum: bounded,
  multipleOf: (there, { multipleOf }, _, turn) => {
    const [step, round] = [Number(multipleOf), turn % 2 === 0 ? Math.ceil : Math.floor];
    return round(Number(there) / step) * step;
  },
  not: (there, _, __, turn) => nudged(there, turn),
  oneOf: (there, _, __, turn) => nudged(there, turn),
};

/** Recognises a violation that names its repair. */
export const isMendable = ({ keyword, params }: Violation) =>
  keyword === 'pattern' ||
  keyword === 'format' ||
  (Object.hasOwn(mends, keyword) && (keyword !== 'oneOf' || params.passingSchemas !== null));

/** Mends one violation. */
export function mended(
  there: unknown,
  { keyword, params }: Violation,
  bounds: KnownRules,
  turn: number,
  textOf: TextOf,
): unknown {
  if (keyword === 'format') return textOf(params, turn);
  if (keyword === 'pattern') {
    const patterns = new Set([...(bounds.patterns ?? []), String(params.pattern)]);
    bounds.patterns = patterns;
    const regExps = [...patterns].map((each) => regExpOf(each));
    const joined = joinedOf(String(textOf(params, turn)), String(there), regExps);
    return joined[turn % joined.length];
  }
  const mend = mends[keyword];
  return mend ? mend(there, params, bounds, turn) : there;
}

/** Number of characters of a text at which another is put in. */
const mostPlaces = 30;

/** A text put into another, or over a part of it, so that as many patterns as possible match. */
function joinedOf(text: string, other: string, patterns: readonly RegExp[]): string[] {
  const places = Array.from({ length: Math.min(other.length, mostPlaces) + 1 }, (_, index) => index);
  const all = [
    ...places.map((at) => other.slice(0, at) + text + other.slice(at)),
    ...places.map((at) => other.slice(0, at) + text + other.slice(at + text.length)),
    ...places.flatMap((cut) => [other.slice(0, other.length - cut) + text, text + other.slice(cut)]),
  ];
  const matched = all.map((each) => patterns.filter((pattern) => pattern.test(each)).length);
  const most = Math.max(...matched);
  return [...new Set(all.filter((_, index) => matched[index] === most))];
}

/** Another value of the same type. An object loses one member at a time; after each was tried, one becomes `null`. */
function nudged(value: unknown, turn: number): unknown {
  if (typeof value === 'number') return value + (turn % 2 === 0 ? 1 : 0.5);
  if (typeof value === 'string') return [`${value}a`, `0${value}`, `_${value}`, ''][turn % 4];
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value, null];
  const entries = Object.entries(nodeOf(value));
  const [name = ''] = entries.at(-1 - (turn % Math.max(entries.length, 1))) ?? [];
  const { [name]: _, ...rest } = nodeOf(value);
  if (value === null) return '';
  return turn < entries.length ? rest : { ...rest, [name]: null };
}
