import type { At } from './follow.ts';
import { isNode, listOf, nodeOf } from './node.ts';
import { keysOf, stepOf, valueAt } from './pointer.ts';
import type { References } from './references.ts';

const known = new WeakMap<References, ReadonlySet<string>>();

/**
 * Pointers to the schemas whose reference leads back to them for the same value, so that judging a value would not end. JSON
 * Schema 2020-12, 9.4.1, leaves them undefined. Without these references, no others lead back. A dynamic one is followed
 * as if no other schema extended it.
 */
export function loopsIn(document: object, references: References): ReadonlySet<string> {
  const loops = known.get(references) ?? find(document, references);
  known.set(references, loops);
  return loops;
}

/** A schema that is being visited, and those that hold for the same value and are still to be visited. */
interface Step {
  pointer: string;
  left: At<unknown>[];
}

function find(document: object, { all, resolve }: References): ReadonlySet<string> {
  const cut = new Set<string>();
  const starts = all.filter(({ kind }) => kind === 'schema');
  let done = new Set<string>();

  function walk(start: At<unknown>): void {
    const way: Step[] = [];
    const places = new Map<string, number>();
    const enter = ({ node, pointer }: At<unknown>) => {
      if (done.has(pointer)) return;
      done.add(pointer);
      places.set(pointer, way.length);
      way.push({ pointer, left: isNode(node) ? ofSameValue({ node, pointer }) : [] });
    };
    enter(start);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const next = step.left.pop();
      const place = next && places.get(next.pointer);
      if (place !== undefined)
        cut.add(chosen([...way.slice(place).map(({ pointer }) => pointer), next?.pointer ?? '']));
      else if (next) enter(next);
      else places.delete(way.pop()?.pointer ?? '');
    }
  }

  /** The schemas that hold for the same value as a schema. */
  function ofSameValue({ node, pointer }: At): At<unknown>[] {
    const { $ref, $dynamicRef, dependentSchemas } = node;
    const targets = [$ref, $dynamicRef].flatMap((ref) =>
      typeof ref === 'string' && !cut.has(pointer) ? (resolve(ref, pointer) ?? []) : [],
    );
    return [
      ...['not', 'if', 'then', 'else'].map((keyword) => ({ node: node[keyword], pointer: `${pointer}/${keyword}` })),
      ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
        listOf(node[keyword]).map((each, index) => ({ node: each, pointer: `${pointer}/${keyword}/${index}` })),
      ),
      ...Object.entries(nodeOf(dependentSchemas)).map(([name, each]) => ({
        node: each,
        pointer: `${pointer}/dependentSchemas${stepOf(name)}`,
      })),
      ...targets.map((target) => ({ node: valueAt(document, keysOf(target)), pointer: target })),
    ].filter((each) => isNode(each.node));
  }

  // Without one reference of a circle, another circle may be left.
  for (let before = -1; cut.size > before; ) {
    before = cut.size;
    done = new Set();
    for (const start of starts) walk(start);
  }
  return cut;
}

/** The reference to cut: a part of `allOf` where there is one, since a choice would have another result without one of its branches. */
function chosen(circle: readonly string[]): string {
  const references = circle.filter((pointer, index) => !circle[index + 1]?.startsWith(`${pointer}/`)).slice(0, -1);
  return references.find((pointer) => /\/allOf\/\d+$/.test(pointer)) ?? references.at(-1) ?? '';
}
