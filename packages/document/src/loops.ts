import type { At } from './follow.ts';
import { type AnyNode, isNode, nodeOf } from './node.ts';
import { keysOf, valueAt } from './pointer.ts';
import type { References } from './references.ts';
import { schemasUnder } from './walk.ts';

/** References, as their targets by the pointers to the schemas that they are in. */
export type Loops = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<References, Loops>();

/**
 * The references that lead back to their schemas for the same value, so that judging a value would not end. JSON Schema
 * 2020-12, 9.4.1, leaves them undefined. Without them, no others lead back. A dynamic reference may lead to each schema with
 * its anchor, and is left out only for those that lead back.
 */
export function loopsIn(document: object, references: References): Loops {
  const loops = known.get(references) ?? find(document, references);
  known.set(references, loops);
  return loops;
}

/** A schema that is being visited, and those that hold for the same value and are still to be visited. */
interface Step {
  pointer: string;
  left: At<unknown>[];
}

function find(document: object, references: References): Loops {
  const cut = new Map<string, Set<string>>();
  const starts = references.all.filter(({ kind }) => kind === 'schema');
  const targetsOf = targetsIn(references);
  let done = new Set<string>();

  function walk(start: At<unknown>): void {
    const way: Step[] = [];
    const places = new Map<string, number>();
    const enter = ({ node, pointer }: At<unknown>) => {
      if (done.has(pointer)) return;
      done.add(pointer);
      places.set(pointer, way.length);
      way.push({
        pointer,
        left: isNode(node) ? [...schemasUnder(sameValue, node, pointer), ...referred(node, pointer)] : [],
      });
    };
    enter(start);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const next = step.left.pop();
      const place = next && places.get(next.pointer);
      if (next && place !== undefined) cutOne([...way.slice(place), next].map(({ pointer }) => pointer));
      else if (next) enter(next);
      else places.delete(way.pop()?.pointer ?? '');
    }
  }

  function referred(node: AnyNode, pointer: string): At<unknown>[] {
    const targets = targetsOf(node, pointer).filter((target) => !cut.get(pointer)?.has(target));
    return targets.map((target) => ({ node: valueAt(document, keysOf(target)), pointer: target }));
  }

  /**
   * Cuts a circle at a dynamic reference, whose other targets stay; else at a part of `allOf`, since a choice would have another
   * result without one of its branches.
   */
  function cutOne(circle: readonly string[]): void {
    const steps = circle.slice(0, -1).map((pointer, index) => ({ pointer, target: circle[index + 1] ?? '' }));
    const links = steps.filter(({ pointer, target }) => !target.startsWith(`${pointer}/`));
    const chosen =
      links.find(({ pointer }) => '$dynamicRef' in nodeOf(valueAt(document, keysOf(pointer)))) ??
      links.find(({ pointer }) => /\/allOf\/\d+$/.test(pointer)) ??
      links.at(-1);
    if (chosen) cut.set(chosen.pointer, new Set(cut.get(chosen.pointer)).add(chosen.target));
  }

  // Without one reference of a circle, another circle may be left.
  const count = () => [...cut.values()].reduce((sum, { size }) => sum + size, 0);
  for (let before = -1; count() > before; ) {
    before = count();
    done = new Set();
    for (const start of starts) walk(start);
  }
  return cut;
}

/** Finds the pointers that the references of a schema may lead to. */
function targetsIn({ schemas, resolve }: References) {
  return ({ $ref, $dynamicRef }: AnyNode, pointer: string): string[] => {
    const [target, first] = [$ref, $dynamicRef].map((ref) =>
      typeof ref === 'string' ? resolve(ref, pointer) : undefined,
    );
    const name = /#([^/].*)$/.exec(String($dynamicRef))?.[1];
    const dynamic = name === undefined ? [] : schemas.filter(({ node }) => node.$dynamicAnchor === name);
    return [target, first, ...dynamic.map((each) => each.pointer)].filter((each) => each !== undefined);
  };
}

/** Keywords whose schemas hold for the same value. */
const sameValue = /^\/(?:not|if|then|else|allOf|anyOf|oneOf|dependentSchemas)\b/;
