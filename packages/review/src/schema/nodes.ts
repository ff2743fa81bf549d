import { isNode } from '@dli-connections/document/node';
import type { Node } from './shape.ts';

const opposites = new WeakMap<object, object>();

/** The schema `{ not: node }`: the same object for the same schema, so that earlier results are found again. */
export function not(node: Node): Node {
  if (!isNode(node)) return node === false;
  const known = opposites.get(node) ?? { not: node };
  opposites.set(node, known);
  return known;
}

const ids = new WeakMap<object, number>();
let nextId = 1;

/** A key for several schemas that hold together, whatever their order. */
export function keyOf(nodes: readonly Node[]): string {
  return [...new Set(nodes.map(idOf))].sort().join(' ');
}

function idOf(node: Node): string {
  if (typeof node !== 'object' || node === null) return node === false ? 'F' : 'T';
  const id = ids.get(node) ?? nextId++;
  ids.set(node, id);
  return String(id);
}

/** Schemas without those that take everything. */
export function essential(nodes: readonly Node[]): Node[] {
  return nodes.filter((node) => node === false || (isNode(node) && Object.keys(node).length > 0));
}
