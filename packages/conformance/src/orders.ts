import type { Bundle, Schema } from '@dli-connections/contract/bundle';

/** Names of the lists in answers whose order the bundle documents: the description of each says `in … order`. */
export function orderedLists(bundle: Bundle): Set<string> {
  const found = new Map<string, boolean>();
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, schema] of Object.entries((node as Schema).properties ?? {})) {
      if (schema.type !== 'array' || !schema.description) continue;
      const isOrdered = /\bin (?:the )?order\b/.test(schema.description);
      found.set(name, (found.get(name) ?? false) || isOrdered);
    }
    for (const each of Object.values(node)) look(each);
  };
  look(bundle.components?.schemas);
  return new Set([...found].flatMap(([name, isOrdered]) => (isOrdered ? [name] : [])));
}
