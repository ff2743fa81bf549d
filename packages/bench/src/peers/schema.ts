import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isAnnotation } from '@dli-connections/document/keywords';
import { keysOf, valueAt } from '@dli-connections/document/pointer';

/** The file of the bundle of the spec. */
export const bundleFile = fileURLToPath(import.meta.resolve('@dli-connections/spec/openapi.json'));

type Node = { [key: string]: Node };

/** The schema of the body of a create in the spec, with references resolved. */
export function createBody(): object {
  const bundle = JSON.parse(readFileSync(bundleFile, 'utf8')) as Node;
  const resolve = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(resolve);
    if (typeof node !== 'object' || node === null) return node;
    if ('$ref' in node) return resolve(valueAt(bundle, keysOf(String(node.$ref))));
    // Ajv in its strict mode refuses keywords that do not constrain a value.
    const kept = Object.entries(node).filter(([key]) => !isAnnotation(key));
    return Object.fromEntries(kept.map(([key, value]) => [key, resolve(value)]));
  };
  const schema = bundle.components?.schemas?.ConnectionRequest;
  if (!schema) throw new Error('the spec has no schema of the body of a create');
  return resolve(schema) as object;
}
