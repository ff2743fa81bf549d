import { nodeOf } from './node.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { References } from './references.ts';

/** Resolves references. */
export interface Source {
  /** The node that a reference names, from its own pointer; `undefined` for one that names nothing. */
  target: (ref: string, from: string) => At<unknown> | undefined;
}

/** The source of references in one document. */
export function sourceIn(document: object, { resolve }: Pick<References, 'resolve'>): Source {
  return {
    target(ref, from) {
      const pointer = resolve(ref, from);
      return pointer === undefined ? undefined : { node: valueAt(document, keysOf(pointer)), pointer };
    },
  };
}

/** A value and the pointer to it. */
export interface At<T = Record<string, unknown>> {
  node: T;
  pointer: string;
}

/** A reference leads back to itself, and to nothing else. */
export class EndlessReferenceError extends Error {
  override readonly name = 'EndlessReferenceError';
}

/** Follows the references of a node that is nothing else, such as a parameter or a response, to their target. */
export function follow<T>(source: Source, { node, pointer }: At<unknown>): At<T> {
  const seen = new Set<string>();
  let at = { node, pointer };
  for (let ref = refOf(at.node); ref !== undefined; ref = refOf(at.node)) {
    const target = source.target(ref, at.pointer);
    if (target === undefined) throw new Error(`${ref} names nothing in the document`);
    if (seen.has(target.pointer)) throw new EndlessReferenceError(`${ref} refers to itself`);
    seen.add(target.pointer);
    at = target;
  }
  return at as At<T>; // the caller names the form that the document has there
}

function refOf(node: unknown): string | undefined {
  const { $ref: ref } = nodeOf(node);
  return typeof ref === 'string' ? ref : undefined;
}
