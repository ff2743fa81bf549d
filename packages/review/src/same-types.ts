import type { Bundle } from '@dli-connections/contract/codegen';
import { holdsNames, isWording } from './keywords.ts';

/** Tells whether the generated types of two bundles are the same but for their comments; `false` where that is not plain. */
export function haveSameTypes(one: Bundle, other: Bundle): boolean {
  return JSON.stringify(typed(one)) === JSON.stringify(typed(other));
}

/** Bounds, which TypeScript has no types for. A pattern may list words, which it has. */
const bound = /^(?:min|max)(?:imum|Length|Items|Properties)$|^exclusive(?:Min|Max)imum$|^multipleOf$|^uniqueItems$/;

/** A node without the keywords that its type does not show. */
function typed(node: unknown, hasNames = false): unknown {
  if (Array.isArray(node)) return node.map((each) => typed(each));
  if (typeof node !== 'object' || node === null) return node;
  const shown = Object.entries(node).filter(([key]) => hasNames || !(isWording(key) || bound.test(key)));
  return Object.fromEntries(
    shown.map(([key, each]) => [key, /^(?:enum|const)$/.test(key) ? each : typed(each, !hasNames && holdsNames(key))]),
  );
}
