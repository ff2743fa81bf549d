import type { Bundle } from '@dli-connections/contract/codegen';
import { keysOf, stepOf, valueAt } from '@dli-connections/contract/server';

/** A copy of the spec with one constraint on requests taken out. */
export interface Mutant {
  /** JSON pointer of what was taken out. */
  name: string;
  bundle: Bundle;
}

const keywords = [
  'type',
  'format',
  'enum',
  'minLength',
  'maxLength',
  'pattern',
  'not',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'additionalProperties',
];

/** One mutant for each constraint that the bundle puts on a request. */
export function constraintMutants(bundle: Bundle): Mutant[] {
  return requestSchemas(bundle)
    .flatMap((pointer) => pointersOfConstraints(valueAt(bundle, keysOf(pointer)), pointer))
    .map((pointer) => {
      const copy = structuredClone(bundle);
      const keys = keysOf(pointer);
      const last = keys.pop() ?? '';
      const parent = valueAt(copy, keys);
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete (parent as Record<string, unknown>)[last];
      return { name: pointer, bundle: copy };
    });
}

/** Pointers to the schemas that requests are held to, each once, references followed. */
function requestSchemas(bundle: Bundle): string[] {
  const found = new Set<string>();
  const follow = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { $ref } = node as { $ref?: string };
    if ($ref?.startsWith('#/')) {
      const pointer = $ref.slice(1);
      if (/^\/components\/(schemas|parameters|requestBodies)\//.test(pointer) && !found.has(pointer)) {
        found.add(pointer);
        follow(valueAt(bundle, keysOf(pointer)));
      }
    }
    for (const [key, each] of Object.entries(node)) if (key !== 'examples') follow(each);
  };
  for (const item of Object.values(bundle.paths)) {
    for (const part of Object.values(item)) {
      const { parameters, requestBody } = part as { parameters?: unknown; requestBody?: unknown };
      follow(Array.isArray(part) ? part : [parameters, requestBody]);
    }
  }
  return [...found];
}

/** Pointers to each constraint in a schema or parameter, and to each name that is required. */
function pointersOfConstraints(node: unknown, pointer: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = pointer + stepOf(key);
    if (key === 'examples' || key === 'example' || key.startsWith('x-')) return [];
    if (key === 'properties')
      return Object.entries(value).flatMap(([name, each]) => pointersOfConstraints(each, here + stepOf(name)));
    if (key === 'required' && Array.isArray(value)) return value.map((_, index) => `${here}/${index}`);
    return keywords.includes(key) ? [here] : pointersOfConstraints(value, here);
  });
}
