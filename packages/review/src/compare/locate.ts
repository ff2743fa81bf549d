import { isNode, nodeOf } from '@dli-connections/document/node';
import { stepOf } from '@dli-connections/document/pointer';
import type { JsonObject } from '../bundle.ts';
import { holdsData, holdsNames, isWording } from '../keywords.ts';
import type { Node } from '../schema/shape.ts';
import { componentOf } from '../uses.ts';

/** Says where nodes are written, and whether two schemas are the same text. */
export interface Locate {
  /** The pointer of the first of several nodes that is written in a document; `#` for none. */
  pointerOf: (...nodes: readonly unknown[]) => string;
  /** True if schemas of the two documents are equal, with all that they refer to. */
  isSame: (before: readonly Node[], after: readonly Node[]) => boolean;
}

/** The JSON pointer of each object in a document. */
function pointersIn(document: object): WeakMap<object, string> {
  const pointers = new WeakMap<object, string>();
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointers.has(value)) return;
    pointers.set(value, pointer);
    for (const [key, each] of Object.entries(value)) visit(each, pointer + stepOf(key));
  };
  visit(document, '#');
  return pointers;
}

/** Creates the lookups for two documents. A node of both is found in the newer one. */
export function createLocate(base: object, revision: object): Locate {
  const pointers = [pointersIn(revision), pointersIn(base)];
  return {
    pointerOf: (...nodes) =>
      nodes
        .filter((node) => typeof node === 'object' && node !== null)
        .flatMap((node) => pointers.map((each) => each.get(node)))
        .find((each) => each !== undefined) ?? '#',
    isSame: createSame(base, revision),
  };
}

/** Compares texts of schemas. A component is unchanged if its text and everything that it refers to are. */
export function createSame(
  base: object,
  revision: object,
  isLeftOut = isWording,
): (before: readonly Node[], after: readonly Node[]) => boolean {
  // OpenAPI 3.0 reads some keywords differently.
  const dialects = [base, revision].map((each) => String((each as JsonObject).openapi).slice(0, 3));
  const isAsOne = dialects.every((each) => each !== '3.0') || dialects[0] === dialects[1];
  const changed = changedComponents(base as JsonObject, revision as JsonObject, isLeftOut);
  const touches = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(touches);
    if (!isNode(node)) return false;
    if ([node.$ref, node.$dynamicRef].some((each) => typeof each === 'string' && leadsAway(each, changed))) return true;
    return Object.values(node).some(touches);
  };
  return (before, after) =>
    isAsOne && plainText(before, isLeftOut) === plainText(after, isLeftOut) && !before.some(touches);
}

/** A schema as text, without words for people and without an order of its keywords. */
export function plainText(value: unknown, isLeftOut = isWording): string {
  const plain = (node: unknown, isMap = false, isData = false): unknown => {
    if (Array.isArray(node)) return node.map((each) => plain(each, isData, isData));
    if (!isNode(node)) return node;
    const keys = Object.keys(node)
      .filter((key) => isMap || isData || !isLeftOut(key))
      .sort();
    // As a list: a member called `__proto__` is one like any other.
    return keys.map((key) => [key, plain(node[key], !isMap && holdsNames(key), isData || (!isMap && holdsData(key)))]);
  };
  return JSON.stringify(plain(value));
}

/** Components that differ, or that refer to one that differs. */
function changedComponents(base: JsonObject, revision: JsonObject, isLeftOut: typeof isWording): Set<string> {
  const [one, other] = [componentsOf(base, isLeftOut), componentsOf(revision, isLeftOut)];
  const changed = new Set([...one.keys(), ...other.keys()].filter((key) => one.get(key) !== other.get(key)));
  for (let size = -1; size !== changed.size; ) {
    size = changed.size;
    for (const [key, text] of one) {
      const references = text.matchAll(/"\$(?:r|dynamicR)ef","([^"]*)"/g);
      if (!changed.has(key) && [...references].some(([, each = '']) => leadsAway(each, changed))) changed.add(key);
    }
  }
  return changed;
}

function componentsOf(document: JsonObject, isLeftOut: typeof isWording): Map<string, string> {
  const kinds = Object.entries(nodeOf(document.components));
  return new Map(
    kinds.flatMap(([kind, members]) =>
      Object.entries(nodeOf(members)).map(([name, each]): [string, string] => [
        `#/components/${kind}${stepOf(name)}`,
        plainText(each, isLeftOut),
      ]),
    ),
  );
}

/** True if a reference leads to what may have changed. One to a place that is not a component is followed in any case. */
function leadsAway(reference: string, changed: ReadonlySet<string>): boolean {
  return !reference.startsWith('#/components/') || changed.has(componentOf(reference));
}
