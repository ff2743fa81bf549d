import { listOf, nodeOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import { complement } from './complement.ts';
import { exactly } from './exactly.ts';
import { formsOf } from './formats.ts';
import { intersect } from './intersect.ts';
import { isNothing, schemasOf } from './members.ts';
import { not } from './nodes.ts';
import { anyObject, everything, type Node, type Objects, type Shape, type Texts, union } from './shape.ts';

/** Reads the schemas within a schema. */
export interface Reading {
  shapeOf: (nodes: readonly Node[]) => Shape;
  /** Follows a reference of a schema. */
  target: (node: JsonObject, reference: string) => Node;
  isOld: boolean;
}

/** The constraints that a schema takes from other schemas for the same value. */
export function* conditionsOf(node: JsonObject, { shapeOf, target, isOld }: Reading): Generator<Shape> {
  const of = (other: Node) => shapeOf([other]);
  for (const each of targetsOf(node, { target })) yield of(each);
  for (const each of listOf(node.allOf)) yield of(each);
  if (Array.isArray(node.anyOf)) yield union(node.anyOf.map(of));
  if (Array.isArray(node.oneOf)) yield oneOf(node.oneOf.map(of), shapeOf);
  if ('not' in node) yield complement(of(node.not));
  if ('if' in node) {
    const [condition, opposite] = [of(node.if), of(not(node.if))];
    yield union([intersect(condition, of(node.then ?? true)), intersect(opposite, of(node.else ?? true))]);
  }
  for (const [name, required] of entriesOf(node.dependentRequired)) yield depending(name, of({ required }));
  for (const [name, schema] of entriesOf(node.dependentSchemas)) yield depending(name, of(schema));
  if ('propertyNames' in node) yield { ...everything(), object: [named(of(node.propertyNames).string)] };
  for (const values of [node.enum, 'const' in node ? [node.const] : undefined])
    if (Array.isArray(values)) yield exactly(isOld && node.nullable === true ? [...values, null] : values);
}

/** The schemas that a schema refers to. */
export function targetsOf(node: JsonObject, { target }: Pick<Reading, 'target'>): Node[] {
  return [node.$ref, node.$dynamicRef].flatMap((each) => (typeof each === 'string' ? [target(node, each)] : []));
}

/** Disjoint branches are a plain choice; overlapping ones each exclude the rest. */
function oneOf(shapes: readonly Shape[], shapeOf: Reading['shapeOf']): Shape {
  return union(
    shapes.map((shape, index) =>
      shapes.reduce((rest, other, at) => {
        if (at === index || isApart(shape, other, shapeOf)) return rest;
        return intersect(rest, complement(other));
      }, shape),
    ),
  );
}

function isApart(one: Shape, other: Shape, shapeOf: Reading['shapeOf']): boolean {
  const both = intersect(one, other);
  const isDocumented = [one, other].every(({ object }) => object.length > 0 && object.every(isOpenForm));
  const object = isDocumented ? [] : both.object.filter((each) => !isVoid(each, shapeOf));
  return isNothing({ ...both, object });
}

/**
 * Objects that name fields and are open besides are meant as alternatives: only fields that it does not document make a value
 * of one a value of another. A branch that only asks for fields, or is closed, is a condition.
 */
function isOpenForm({ rows }: Objects): boolean {
  return rows.some(({ named }) => named.size > 0) && rows.every(({ rest }) => rest !== false);
}

/** True if a required member cannot exist. */
export function isVoid(piece: Objects, shapeOf: Reading['shapeOf']): boolean {
  return [...piece.required].some((name) => !piece.hidden.has(name) && isNothing(shapeOf(schemasOf(piece, name))));
}

/** A schema that holds when a member is there. */
function depending(name: string, shape: Shape): Shape {
  const without: Objects = { ...anyObject(), rows: [{ named: new Map([[name, false]]), patterns: [], rest: true }] };
  const withIt: Objects = { ...anyObject(), required: new Set([name]) };
  const there = intersect({ ...everything(), object: [withIt] }, shape);
  return { ...everything(), object: [without, ...there.object] };
}

/** `unevaluatedProperties` and `unevaluatedItems` see the names of every other keyword. */
export function closed({ unevaluatedProperties: members, unevaluatedItems: items }: JsonObject, shape: Shape): Shape {
  const object = shape.object.map((piece) => {
    if (members === undefined || piece.rows.some((row) => row.evaluates === 'all')) return piece;
    const rows = piece.rows.filter((row) => row.evaluates);
    const named = new Map(rows.flatMap((row) => [...row.named.keys()]).map((name) => [name, true as Node]));
    const patterns = rows.flatMap((row) => row.patterns.map(([each]): [string, Node] => [each, true]));
    return { ...piece, rows: [...piece.rows, { named, patterns, rest: members, evaluates: 'all' as const }] };
  });
  const array = shape.array.map((piece) => {
    if (items === undefined || piece.rows.some((row) => row.evaluates === 'all')) return piece;
    const longest = Math.max(0, ...piece.rows.map((row) => row.first.length));
    const row = { first: Array.from({ length: longest }, () => true), rest: items, evaluates: 'all' as const };
    return { ...piece, rows: [...piece.rows, row], ...(piece.contains.length > 0 ? { unclear: true } : {}) };
  });
  return { ...shape, object, array };
}

/**
 * Objects whose names are each in one of some sets. With several sets, each must be a list or one pattern; otherwise
 * the result is unclear.
 */
function named(sets: readonly Texts[]): Objects {
  if (sets.length === 0) return { ...anyObject(), max: 0 };
  const parts = sets.map((set) => ({ values: set.values, patterns: patternsIn(set), not: set.notPatterns }));
  const isPlain = parts.every(
    ({ values, patterns, not }) => (values ? 1 : 0) + patterns.length + not.length <= 1 && not.length === 0,
  );
  const unclear = sets.some((each) => each.unclear || each.formats.some((format) => formsOf([format]).length === 0));
  const only = (values: readonly string[], patterns: readonly string[]) => ({
    named: new Map(values.map((each): [string, Node] => [each, true])),
    patterns: patterns.map((each): [string, Node] => [each, true]),
    rest: false,
  });
  const rows =
    sets.length > 1
      ? [
          only(
            parts.flatMap((each) => each.values ?? []),
            parts.flatMap((each) => each.patterns),
          ),
        ]
      : parts.flatMap(({ values, patterns, not }) => [
          ...(values ? [only(values, [])] : []),
          ...patterns.map((each) => only([], [each])),
          ...not.map((each) => ({ named: new Map(), patterns: [[each, false] as [string, Node]], rest: true })),
        ]);
  return { ...anyObject(), rows, ...(unclear || (sets.length > 1 && !isPlain) ? { unclear: true } : {}) };
}

/** The conditions on a text as patterns. */
function patternsIn({ min, max, patterns, formats }: Texts): string[] {
  const isAny = min === 0 && max === Infinity;
  return [...patterns, ...formsOf(formats), ...(isAny ? [] : [`^[^]{${min},${max < Infinity ? max : ''}}$`])];
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(nodeOf(value));
}
