import type { Reading } from './operation.ts';
import { cut, type QueryPair } from './query.ts';
import { isA, type Kind, type Tree } from './typed.ts';

/** A parameter in one text, whose parts are separated by `,` and the like. */
export interface StyledText {
  name: string;
  /** Still encoded, so that an encoded separator does not count. */
  text: string;
  style: string;
  explode: boolean;
  decode: (text: string) => string;
}

const starts: Record<string, string> = { label: '.', matrix: ';' };

/** Separators other than a comma (OpenAPI 3.1.1, "Style Examples"); those of `starts` only between exploded parts. */
const separators: Record<string, RegExp> = { spaceDelimited: /%20|\+| /, pipeDelimited: /\||%7C/i };

/** Arranges a text as a primitive, a list or an object; `undefined` if it does not have the form of its style. */
export function arranged(kind: Kind, styled: StyledText): Tree | undefined {
  const { style, explode, decode } = styled;
  const start = starts[style] ?? '';
  if (!styled.text.startsWith(start)) return undefined;
  const text = styled.text.slice(start.length);
  if (style === 'matrix' && !(explode && kind === 'object')) return arrangedMatrix(kind, { ...styled, text });
  if (kind === 'primitive') return decode(text);
  const parts = text.split(separators[style] ?? ((explode && starts[style]) || ','));
  return kind === 'array' ? parts.map(decode) : membersOf(parts, explode && !separators[style], decode);
}

/** `;name=…`, once for each item that is exploded. */
function arrangedMatrix(kind: Kind, styled: StyledText): Tree | undefined {
  const pairs = styled.text.split(';').map(cut);
  if (pairs.some(([name]) => styled.decode(name) !== styled.name)) return undefined;
  const values = pairs.map(([, value]) => value);
  if (kind === 'array' && styled.explode) return values.map(styled.decode);
  const [text = ''] = values;
  return values.length > 1 ? undefined : arranged(kind, { ...styled, text, style: 'simple', explode: false });
}

/** The members of an object: `R=100` in each part if they are named, or else `R` and `100` by turns. */
function membersOf(parts: string[], isNamed: boolean, decode: (text: string) => string): Tree | undefined {
  const isWhole = isNamed ? parts.every((part) => part.includes('=')) : parts.length % 2 === 0;
  const pairs = isNamed
    ? parts.map(cut)
    : parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1] ?? ''] as const] : []));
  return isWhole ? new Map(pairs.map(([name, value]) => [decode(name), decode(value)])) : undefined;
}

/** A tree under construction. */
type Growing = Map<string, Growing> | string[];

/** Maximum depth of brackets that is read. */
const deepest = 8;

/** The keys of a name in the style `deepObject`, `name[a][b]`; `undefined` if it belongs to another parameter. */
export function bracketsOf(name: string, text: string): string[] | undefined {
  if (!text.startsWith(`${name}[`) || !text.endsWith(']')) return undefined;
  const keys = text.slice(name.length + 1, -1).split('][');
  return keys.length > deepest || keys.some((key) => /[[\]]/.test(key)) ? undefined : keys;
}

/**
 * Arranges the texts that have keys; `undefined` if none has. OpenAPI leaves open how lists and objects in a `deepObject` are
 * sent; they are read as most frameworks write them, `name[a][]=1`, `name[a][0]=1`, `name[a]=1&name[a]=2` and `name[a][b]=1`.
 */
export function treeOf(
  sent: readonly QueryPair[],
  keysOf: (name: string) => string[] | undefined,
  reading: Reading,
): Tree | undefined {
  const root = new Map<string, Growing>();
  for (const { name, value } of sent) {
    const keys = keysOf(name);
    if (keys) grow(root, keys, value);
  }
  return root.size === 0 ? undefined : grown(root, reading);
}

function grow(root: Map<string, Growing>, keys: readonly string[], text: string): void {
  let at = root;
  for (const key of keys.slice(0, -1)) {
    const next = at.get(key);
    const inner: Map<string, Growing> = next instanceof Map ? next : new Map();
    at.set(key, inner);
    at = inner;
  }
  const last = keys.at(-1) ?? '';
  const there = at.get(last);
  if (Array.isArray(there)) there.push(text);
  else at.set(last, [text]);
}

function grown(node: Growing, reading: Reading | undefined): Tree {
  const isList = reading !== undefined && isA('array', reading);
  if (Array.isArray(node)) return node.length === 1 && !isList ? (node[0] ?? '') : node;
  const { items, properties = {}, additional } = reading ?? {};
  const entries = [...node];
  // Brackets without a name, or with the number of an item.
  if (isList && entries.every(([key]) => /^\d{0,4}$/.test(key))) {
    return entries.flatMap(([key, each]) => (key === '' && Array.isArray(each) ? each : [grown(each, items)]));
  }
  return new Map(
    entries.map(([key, each]) => [key, grown(each, Object.hasOwn(properties, key) ? properties[key] : additional)]),
  );
}
