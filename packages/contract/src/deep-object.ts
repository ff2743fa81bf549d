import type { Reading } from './operation.ts';
import type { QueryPair } from './query.ts';
import type { Tree } from './typed.ts';

/** A tree under construction. */
type Growing = Map<string, Growing> | string[];

/** Maximum depth of brackets that is read. */
const deepest = 8;

/**
 * Arranges pairs of the style `deepObject`: `name[a]=1`. OpenAPI leaves open how lists and objects in it are sent; they are
 * read as most frameworks write them, `name[a][]=1`, `name[a][0]=1`, `name[a]=1&name[a]=2` and `name[a][b]=1`.
 */
export function deepObject(name: string, pairs: readonly QueryPair[], reading: Reading): Tree | undefined {
  const root = new Map<string, Growing>();
  for (const pair of pairs) {
    const keys = keysOf(name, pair.name);
    if (keys) grow(root, keys, pair.value);
  }
  return root.size === 0 ? undefined : grown(root, reading);
}

/** The keys in brackets; `undefined` if the pair belongs to another parameter. */
function keysOf(name: string, text: string): string[] | undefined {
  if (!text.startsWith(`${name}[`) || !text.endsWith(']')) return undefined;
  const keys = text.slice(name.length + 1, -1).split('][');
  return keys.length > deepest || keys.some((key) => /[[\]]/.test(key)) ? undefined : keys;
}

/** True if a pair belongs to a parameter of this style. */
export const isOfDeepObject = (name: string, text: string) => keysOf(name, text) !== undefined;

function grow(root: Map<string, Growing>, keys: readonly string[], value: string): void {
  let at = root;
  for (const key of keys.slice(0, -1)) {
    const next = at.get(key);
    const inner: Map<string, Growing> = next instanceof Map ? next : new Map();
    at.set(key, inner);
    at = inner;
  }
  const last = keys.at(-1) ?? '';
  const there = at.get(last);
  if (Array.isArray(there)) there.push(value);
  else at.set(last, [value]);
}

function grown(node: Growing, reading: Reading | undefined): Tree {
  if (Array.isArray(node)) return node.length === 1 && !isList(reading) ? (node[0] ?? '') : node;
  const { items, properties = {}, additional } = reading ?? {};
  const entries = [...node];
  // Brackets without a name, or with the number of an item.
  if (isList(reading) && entries.every(([key]) => /^\d{0,4}$/.test(key))) {
    return entries.flatMap(([key, each]) => (key === '' && Array.isArray(each) ? each : [grown(each, items)]));
  }
  return new Map(
    entries.map(([key, each]) => [key, grown(each, Object.hasOwn(properties, key) ? properties[key] : additional)]),
  );
}

const isList = (reading: Reading | undefined) => reading !== undefined && [reading.type].flat().includes('array');
