import { asList, isObject, type JsonObject, lookUp } from '../bundle.ts';
import { complement } from './complement.ts';
import { exactly } from './exactly.ts';
import { intersect } from './intersect.ts';
import { essential, keyOf, not } from './nodes.ts';
import { ownShape } from './own.ts';
import { anyObject, blurred, everything, type Node, nothing, type Objects, type Shape, union } from './shape.ts';

/** Who sends a value: the caller of an operation, or the one who answers. */
export type Direction = 'request' | 'response';

/** Reads the schemas of one document as they apply in one direction. */
export interface Reader {
  document: object;
  direction: Direction;
  /** The values that all of several schemas take. */
  shapeOf: (nodes: readonly Node[]) => Shape;
  /** Each schema with the ones that it refers to or takes by `allOf`; where the first says something, it wins. */
  partsOf: (nodes: readonly Node[]) => JsonObject[];
}

/** A reader of a document. What it has read it remembers: a document must not change while it is read. */
export function createReader(document: object, direction: Direction): Reader {
  const known = new Map<string, Shape>();
  const open = new Set<unknown>();
  const references = new Map<string, Node>();
  let cycles = 0;

  function shapeOf(nodes: readonly Node[]): Shape {
    const parts = essential(nodes);
    const key = keyOf(parts);
    const found = known.get(key);
    if (found) return found;
    const before = cycles;
    const shape = parts.map(shapeOfNode).reduce(intersect, everything());
    // A shape that met its own beginning took that for everything, which holds for this reading alone.
    if (cycles === before) known.set(key, shape);
    return shape;
  }

  function shapeOfNode(node: Node): Shape {
    if (node === false) return nothing();
    if (!isObject(node)) return everything();
    // Beside a reference OpenAPI 3.0 reads nothing.
    if (isOld && typeof node.$ref === 'string' && Object.keys(node).length > 1)
      return shapeOf([referenceTo(node.$ref)]);
    if (open.has(node)) {
      cycles += 1;
      return blurred(everything());
    }
    open.add(node);
    try {
      const shape = conditions(node).reduce(intersect, ownShape(node, { isOld, isHidden }));
      return closed(node, shape);
    } finally {
      open.delete(node);
    }
  }

  /** What a schema says with other schemas that hold for the same value. */
  function* conditionsOf(node: JsonObject): Generator<Shape> {
    const of = (other: Node) => shapeOf([other]);
    if (typeof node.$ref === 'string') yield of(target(node.$ref));
    for (const each of asList(node.allOf)) yield of(each);
    if (Array.isArray(node.anyOf)) yield union(node.anyOf.map(of));
    if (Array.isArray(node.oneOf)) yield oneOf(node.oneOf);
    if ('not' in node) yield complement(of(node.not));
    if ('if' in node) {
      const [condition, opposite] = [of(node.if), of(not(node.if))];
      yield union([intersect(condition, of(node.then ?? true)), intersect(opposite, of(node.else ?? true))]);
    }
    for (const [name, names] of entriesOf(node.dependentRequired)) yield depending(name, { required: names });
    for (const [name, schema] of entriesOf(node.dependentSchemas)) yield depending(name, schema);
    const values = 'const' in node ? [node.const] : node.enum;
    if (Array.isArray(values)) yield exactly(isOld && node.nullable === true ? [...values, null] : values);
  }

  function conditions(node: JsonObject): Shape[] {
    return [...conditionsOf(node)];
  }

  /** Branches that have no value in common are a plain choice; of others each excludes the rest. */
  function oneOf(branches: Node[]): Shape {
    const shapes = branches.map((each) => shapeOf([each]));
    return union(
      shapes.map((shape, index) =>
        shapes.reduce((rest, other, at) => {
          if (at === index || isApart(shape, other)) return rest;
          return intersect(rest, complement(other));
        }, shape),
      ),
    );
  }

  function isApart(one: Shape, other: Shape): boolean {
    const both = intersect(one, other);
    return (
      !both.null &&
      both.boolean.size + both.number.length + both.string.length + both.array.length === 0 &&
      both.object.every(isVoid)
    );
  }

  function isVoid({ required, rows }: Objects): boolean {
    return [...required].some((name) => {
      const shape = shapeOf(rows.map((row) => row.named.get(name) ?? true));
      return (
        !shape.null &&
        shape.boolean.size + shape.number.length + shape.string.length + shape.array.length + shape.object.length === 0
      );
    });
  }

  function depending(name: string, schema: Node): Shape {
    const without: Objects = {
      ...anyObject(),
      rows: [{ named: new Map([[name, false]]), patterns: [], rest: true }],
    };
    const withIt: Objects = { ...anyObject(), required: new Set([name]) };
    const there = intersect({ ...everything(), object: [withIt] }, shapeOf([schema]));
    return { ...everything(), object: [without, ...there.object] };
  }

  /** `unevaluatedProperties` and `unevaluatedItems` see what every other keyword has named. */
  function closed(node: JsonObject, shape: Shape): Shape {
    const { unevaluatedProperties: members, unevaluatedItems: items } = node;
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

  const referenceTo = (reference: string) => {
    const known = references.get(reference) ?? { $ref: reference };
    references.set(reference, known);
    return known;
  };
  const isOld = String((document as JsonObject).openapi).startsWith('3.0');
  const target = (reference: string) => (reference.startsWith('#') ? (lookUp(document, reference) ?? true) : true);
  const hiding = direction === 'request' ? 'readOnly' : 'writeOnly';
  const isHidden = (node: Node) => partsOf([node]).some((part) => part[hiding] === true);

  function partsOf(nodes: readonly Node[], seen = new Set<unknown>()): JsonObject[] {
    return nodes.flatMap((node) => {
      if (!isObject(node) || seen.has(node)) return [];
      seen.add(node);
      const inner = [...(typeof node.$ref === 'string' ? [target(node.$ref)] : []), ...asList(node.allOf)];
      return [node, ...partsOf(inner, seen)];
    });
  }

  return { document, direction, shapeOf, partsOf };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}
