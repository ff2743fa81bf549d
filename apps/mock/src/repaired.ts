import type { Check, Violation } from '@dli-connections/contract/server';
import { keysOf } from '@dli-connections/document/pointer';
import { gone, isMendable, type KnownRules, mended, type TextOf } from './mended.ts';

/** Maximum number of steps of a full repair. Each mends one violation. */
export const mostSteps = 500;

/**
 * Mends a value until it keeps its schema, by the violations that the check names: no generator knows all keywords of JSON
 * Schema, and each violation names its repair. Returns the last value if that does not end. Another `start` has other
 * members of an object changed first.
 */
export function repaired(value: unknown, check: Check, textOf: TextOf, start: number, steps: number): unknown {
  let root = structuredClone(value);
  const bounds = new Map<string, KnownRules>();
  const seen = new Map<string, number>();
  for (let step = 0; step < steps && !check.first(root); step++) {
    const errors = violationsOf(root, check);
    const all = errors.filter(isMendable);
    const signature = JSON.stringify(
      errors.map(({ instancePath, keyword, params }) => [instancePath, keyword, params]),
    );
    const times = seen.get(signature) ?? 0;
    seen.set(signature, times + 1);
    // After a repair without effect, tries another one, or another branch of a choice.
    const violation = all[times % all.length];
    if (!violation) return root;
    const known = bounds.get(violation.instancePath) ?? {};
    bounds.set(violation.instancePath, known);
    const turn = start + Math.floor(times / all.length);
    root = changed(root, keysOf(violation.instancePath), (there) => mended(there, violation, known, turn, textOf));
  }
  return root;
}

/** The violations of a value. Only a check that collects all of them names the items that `contains` does not match. */
function violationsOf(value: unknown, { first, all }: Check): readonly Violation[] {
  const errors = first.errors ?? [];
  if (!errors.some(({ keyword }) => keyword === 'contains')) return errors;
  all(value);
  return all.errors ?? errors;
}

function changed(node: unknown, [key, ...rest]: readonly string[], change: (there: unknown) => unknown): unknown {
  if (key === undefined) return change(node);
  const members = node as Record<string, unknown>; // a violation names a place that is there
  const next = changed(members[key], rest, change);
  if (next !== gone) members[key] = next;
  else if (Array.isArray(node)) node.splice(Number(key), 1);
  else delete members[key];
  return node;
}
