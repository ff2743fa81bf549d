import type { Bundle } from '@dli-connections/contract/bundle';
import { keysOf, valueAt } from '@dli-connections/contract/server';

/** The bundle's rule at a place, for a person: its sentence, or the keyword with its value. */
export function reasonOf(bundle: Bundle, pointer: string): string {
  const keys = keysOf(pointer);
  const found = follow(bundle, valueAt(bundle, keys));
  if (typeof found === 'string' && keys.at(-1) === 'description') return found;
  const { description } = (found ?? {}) as { description?: unknown };
  if (typeof description === 'string') return description;
  const name = /^\d+$/.test(keys.at(-1) ?? '') ? keys.at(-2) : keys.at(-1);
  if (name === 'responses') return `documented statuses: ${Object.keys(found ?? {}).join(', ')}`;
  return found === undefined ? '' : `${name}: ${JSON.stringify(found).slice(0, 200)}`;
}

function follow(bundle: Bundle, node: unknown): unknown {
  const { $ref } = (node ?? {}) as { $ref?: unknown };
  return typeof $ref === 'string' ? follow(bundle, valueAt(bundle, keysOf($ref.slice(1)))) : node;
}
