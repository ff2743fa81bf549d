import type { Bundle } from '@dli-connections/contract/codegen';
import { keysOf, stepOf, valueAt } from '@dli-connections/contract/server';

/** A copy of the spec with one constraint on requests taken out. */
export interface Mutant {
  /** JSON pointer of what was taken out. */
  name: string;
  /** The operations whose requests the constraint is on. */
  operations: string[];
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
  return [...requestSchemas(bundle)].flatMap(([schema, operations]) =>
    pointersOfConstraints(valueAt(bundle, keysOf(schema)), schema).map((pointer) => {
      const copy = structuredClone(bundle);
      const keys = keysOf(pointer);
      const last = keys.pop() ?? '';
      const parent = valueAt(copy, keys);
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete (parent as Record<string, unknown>)[last];
      return { name: pointer, operations: [...operations], bundle: copy };
    }),
  );
}

/** Pointers to the schemas and parameters that requests are held to, references followed, each with its operations. */
function requestSchemas(bundle: Bundle): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const follow = (node: unknown, operationId: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const { $ref } = node as { $ref?: string };
    const pointer = $ref?.slice(1);
    if (pointer && /^\/components\/(schemas|parameters)\//.test(pointer)) {
      const operations = found.get(pointer) ?? new Set();
      if (operations.has(operationId)) return;
      found.set(pointer, operations.add(operationId));
      follow(valueAt(bundle, keysOf(pointer)), operationId);
    }
    for (const [key, each] of Object.entries(node)) if (key !== 'examples') follow(each, operationId);
  };
  for (const item of Object.values(bundle.paths)) {
    for (const operation of Object.values(item)) {
      const { operationId, parameters, requestBody } = operation as Record<string, unknown>;
      if (operationId) follow([item.parameters, parameters, requestBody], String(operationId));
    }
  }
  return found;
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
