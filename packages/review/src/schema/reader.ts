import { isNode, listOf } from '@dli-connections/document/node';
import { keysOf, valueAt } from '@dli-connections/document/pointer';
import { referencesIn } from '@dli-connections/document/references';
import { type JsonObject, lookUp } from '../bundle.ts';
import { closed, conditionsOf, type Reading, targetsOf } from './conditions.ts';
import { intersect } from './intersect.ts';
import { essential, keyOf } from './nodes.ts';
import { ownShape } from './own.ts';
import type { Direction, Reader } from './reading.ts';
import { blurred, everything, type Node, nothing, type Shape } from './shape.ts';

/** A reader of a document. It caches shapes, so a document must not change while it is read. */
export function createReader(document: object, direction: Direction): Reader {
  const known = new Map<string, Shape>();
  const open = new Set<unknown>();
  let cycles = 0;
  const isOld = String((document as JsonObject).openapi).startsWith('3.0');
  const references = referencesIn(document);
  const pointers = new Map(references.all.map((each) => [each.node, each.pointer]));
  function target(node: JsonObject, reference: string): Node {
    const pointer = references.resolve(reference, pointers.get(node) ?? '');
    return (pointer === undefined ? lookUp(document, reference) : valueAt(document, keysOf(pointer))) ?? true;
  }
  const partsOf = (nodes: readonly Node[]) => parts(nodes, reading, new Set());
  const hiding = direction === 'request' ? 'readOnly' : 'writeOnly';
  const isHidden = (node: Node) => partsOf([node]).some((part) => part[hiding] === true);
  const reading: Reading = { shapeOf, target, isOld };

  function shapeOf(nodes: readonly Node[]): Shape {
    const wanted = essential(nodes);
    const key = keyOf(wanted);
    const found = known.get(key);
    if (found) return found;
    const before = cycles;
    const shape = wanted.map(shapeOfNode).reduce(intersect, everything());
    // A recursive shape assumed that its own start allows everything, which is valid for this reading only.
    if (cycles === before) known.set(key, shape);
    return shape;
  }

  function shapeOfNode(node: Node): Shape {
    if (node === false) return nothing();
    if (!isNode(node)) return everything();
    if (open.has(node)) {
      cycles += 1;
      return blurred(everything());
    }
    open.add(node);
    try {
      // Beside a reference OpenAPI 3.0 reads nothing.
      if (isOld && typeof node.$ref === 'string') return shapeOf(targetsOf(node, reading));
      const own = ownShape(node, { isOld, isHidden });
      return closed(node, [...conditionsOf(node, reading)].reduce(intersect, own));
    } finally {
      open.delete(node);
    }
  }

  return { document, direction, shapeOf, partsOf };
}

function parts(nodes: readonly Node[], reading: Reading, seen: Set<unknown>): JsonObject[] {
  return nodes.flatMap((node) => {
    if (!isNode(node) || seen.has(node)) return [];
    seen.add(node);
    const inner = targetsOf(node, reading);
    if (reading.isOld && inner.length > 0) return parts(inner, reading, seen);
    return [node, ...parts([...inner, ...listOf(node.allOf)], reading, seen)];
  });
}
