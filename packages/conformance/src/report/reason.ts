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
  if (name === 'paths') return 'Only the documented paths and methods exist; any other is answered 404.';
  return found === undefined ? '' : `${name}: ${inWords(found)}`;
}

function follow(bundle: Bundle, node: unknown): unknown {
  const { $ref } = (node ?? {}) as { $ref?: unknown };
  return typeof $ref === 'string' ? follow(bundle, valueAt(bundle, keysOf($ref.slice(1)))) : node;
}

/** The value of a keyword: a list by its items, an object by its names. */
function inWords(value: unknown): string {
  const items = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : value;
  return (
    Array.isArray(items)
      ? items.map((each) => (typeof each === 'object' ? JSON.stringify(each) : each)).join(', ')
      : String(items)
  ).slice(0, 200);
}
