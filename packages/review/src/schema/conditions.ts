import { asList, isObject, type JsonObject } from '../bundle.ts';
import { complement } from './complement.ts';
import { exactly } from './exactly.ts';
import { intersect } from './intersect.ts';
import { isNothing } from './members.ts';
import { not } from './nodes.ts';
import { anyObject, everything, type Node, type Objects, type Shape, union } from './shape.ts';

/** Reads the schemas within a schema. */
export interface Reading {
  shapeOf: (nodes: readonly Node[]) => Shape;
  /** Follows a reference. */
  target: (reference: string) => Node;
  isOld: boolean;
}

/** The constraints that a schema takes from other schemas for the same value. */
export function* conditionsOf(node: JsonObject, { shapeOf, target, isOld }: Reading): Generator<Shape> {
  const of = (other: Node) => shapeOf([other]);
  if (typeof node.$ref === 'string') yield of(target(node.$ref));
  for (const each of asList(node.allOf)) yield of(each);
  if (Array.isArray(node.anyOf)) yield union(node.anyOf.map(of));
  if (Array.isArray(node.oneOf)) yield oneOf(node.oneOf.map(of), shapeOf);
  if ('not' in node) yield complement(of(node.not));
  if ('if' in node) {
    const [condition, opposite] = [of(node.if), of(not(node.if))];
    yield union([intersect(condition, of(node.then ?? true)), intersect(opposite, of(node.else ?? true))]);
  }
  for (const [name, required] of entriesOf(node.dependentRequired)) yield depending(name, of({ required }));
  for (const [name, schema] of entriesOf(node.dependentSchemas)) yield depending(name, of(schema));
  const values = 'const' in node ? [node.const] : node.enum;
  if (Array.isArray(values)) yield exactly(isOld && node.nullable === true ? [...values, null] : values);
}

/** Branches that have no value in common are a plain choice; of others each excludes the rest. */
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

/** Tells whether a member that has to be there cannot be. */
export function isVoid({ required, rows }: Objects, shapeOf: Reading['shapeOf']): boolean {
  return [...required].some((name) => isNothing(shapeOf(rows.map((row) => row.named.get(name) ?? true))));
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
    if (members === undefined || piece.rows.some((row) => row.rest !== true)) return piece;
    const named = new Map(piece.rows.flatMap((row) => [...row.named.keys()]).map((name) => [name, true as Node]));
    const patterns = piece.rows.flatMap((row) => row.patterns.map(([each]): [string, Node] => [each, true]));
    return { ...piece, rows: [...piece.rows, { named, patterns, rest: members }] };
  });
  const array = shape.array.map((piece) => {
    if (items === undefined || piece.rows.some((row) => row.rest !== true)) return piece;
    const longest = Math.max(0, ...piece.rows.map((row) => row.first.length));
    const row = { first: Array.from({ length: longest }, () => true), rest: items };
    return { ...piece, rows: [...piece.rows, row], ...(piece.contains.length > 0 ? { unclear: true } : {}) };
  });
  return { ...shape, object, array };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
