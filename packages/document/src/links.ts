import { loopsIn } from './loops.ts';
import { type AnyNode, isNode, listOf, nodeOf } from './node.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { References } from './references.ts';
import { schemasUnder } from './walk.ts';

/** The side of an exchange: a request may lack read-only properties, an answer write-only ones. */
export type Side = 'request' | 'response';

/**
 * Anchors by name, each with its pointer. The outermost resource on the way decides the target of a dynamic reference.
 */
export type Scope = ReadonlyMap<string, string>;

/** Follows the links between the schemas of a document. */
export function createLinks(document: object, references: References) {
  const at = (pointer: string) => valueAt(document, keysOf(pointer));
  const loops = loopsIn(document, references);

  function enter(scope: Scope, pointer: string): Scope {
    const own = references.dynamicAnchorsAt(pointer);
    return own.size === 0 ? scope : new Map([...own, ...scope]);
  }

  /** The pointers that `$ref` and `$dynamicRef` of a schema name. */
  function targetsOf({ $ref, $dynamicRef }: AnyNode, pointer: string, scope: Scope): string[] {
    const target = targetOf($ref, pointer);
    const dynamic = typeof $dynamicRef === 'string' ? dynamicOf($dynamicRef, pointer, scope) : undefined;
    const cut = loops.get(pointer);
    return [target, dynamic].filter((each) => each !== undefined).filter((each) => !cut?.has(each));
  }

  function dynamicOf(ref: string, pointer: string, scope: Scope): string | undefined {
    const first = references.resolve(ref, pointer);
    const name = /#([^/].*)$/.exec(ref)?.[1];
    // The outermost target counts only if the first one is dynamic too (JSON Schema 2020-12, 8.2.3.2).
    const isDynamic = first !== undefined && name !== undefined && nodeOf(at(first)).$dynamicAnchor === name;
    return isDynamic ? (scope.get(name) ?? first) : first;
  }

  const targetOf = ($ref: unknown, pointer: string) =>
    typeof $ref === 'string' ? references.resolve($ref, pointer) : undefined;

  const asksForEvaluated = references.schemas.some(
    ({ node }) => 'unevaluatedItems' in node || 'unevaluatedProperties' in node,
  );
  const look = { at, targetOf };
  return {
    at,
    enter,
    resolve: references.resolve,
    targetsOf,
    freeNames: (pointer: string, side: Side) => freeNames(look, pointer, side),
    containsIn: (pointer: string) => containsIn(look, pointer),
    asksForEvaluated,
  };
}

/** Finds the schemas of a document. */
interface Look {
  at: (pointer: string) => unknown;
  /** The pointer that a `$ref` of the schema at `pointer` names. */
  targetOf: ($ref: unknown, pointer: string) => string | undefined;
}

/** Names of properties that need not be on a side, by all schemas that hold for the same value. */
function freeNames({ at, targetOf }: Look, pointer: string, side: Side, seen = new Set<string>()): string[] {
  const node = at(pointer);
  if (!isNode(node) || seen.has(pointer)) return [];
  seen.add(pointer);
  const free = side === 'request' ? 'readOnly' : 'writeOnly';
  const own = Object.entries(nodeOf(node.properties)).flatMap(([name, property]) => {
    const target = targetOf(nodeOf(property).$ref, pointer);
    const isFree = nodeOf(property)[free] === true || (target !== undefined && nodeOf(at(target))[free] === true);
    return isFree ? [name] : [];
  });
  const parts = listOf(node.allOf).map((_, index) => `${pointer}/allOf/${index}`);
  const target = targetOf(node.$ref, pointer);
  return [
    ...own,
    ...[...parts, ...(target ? [target] : [])].flatMap((each) => freeNames({ at, targetOf }, each, side, seen)),
  ];
}

/** Pointers to each `contains` that may evaluate items of the same value. */
function containsIn({ at, targetOf }: Look, pointer: string, seen = new Set<string>()): string[] {
  const node = at(pointer);
  if (!isNode(node) || seen.has(pointer)) return [];
  seen.add(pointer);
  const target = targetOf(node.$ref, pointer);
  const parts = schemasUnder(/^\/(?:allOf|anyOf|oneOf|if|then|else)\b/, node, pointer).map((each) => each.pointer);
  const own = node.contains === undefined ? [] : [`${pointer}/contains`];
  return [
    ...own,
    ...[...parts, ...(target ? [target] : [])].flatMap((each) => containsIn({ at, targetOf }, each, seen)),
  ];
}
