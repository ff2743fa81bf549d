import { isNode } from '@dli-connections/document/node';
import { firstCount, itemsOf, schemasOf } from './members.ts';
import { findNumber } from './numbers.ts';
import type { Reader } from './reading.ts';
import type { Lists, Node, Objects, Shape } from './shape.ts';
import { findText } from './texts.ts';

/** A value, or none; `{ value: undefined }` cannot occur, since JSON has no such value. */
export type Sample = { value: unknown } | undefined;

/** Deeper than this no value is built; a schema that needs more refers to itself without end. */
const deepest = 12;
/** Longer lists are not built. */
export const longest = 200;

/** A small value that schemas take; `undefined` when none was found. */
export function sampleOf(reader: Reader, nodes: readonly Node[], depth = 0): Sample {
  if (depth > deepest) return undefined;
  return sampleOfShape(reader, reader.shapeOf(nodes), depth);
}

/** A small value of a shape. */
export function sampleOfShape(reader: Reader, shape: Shape, depth = 0): Sample {
  for (const piece of shape.string) {
    const found = findText(piece, []);
    if (found.is === 'found' && !piece.unclear) return { value: found.text };
  }
  for (const piece of shape.number) {
    const found = findNumber(piece, []);
    if (found.is === 'found' && !piece.unclear) return found;
  }
  for (const value of shape.boolean) return { value };
  for (const piece of shape.object) {
    const found = sampleOfObject(reader, piece, depth);
    if (found) return found;
  }
  for (const piece of shape.array) {
    const found = sampleOfList(reader, piece, depth);
    if (found) return found;
  }
  return shape.null ? { value: null } : undefined;
}

/** An object of a set; `extra` members are put in as they are. */
export function sampleOfObject(reader: Reader, piece: Objects, depth = 0, extra: Record<string, unknown> = {}): Sample {
  if (piece.unclear) return undefined;
  const value: Record<string, unknown> = { ...extra };
  const wanted = [...piece.required].filter((name) => !piece.hidden.has(name));
  const put = (name: string) => {
    if (Object.hasOwn(value, name)) return true;
    const member = sampleOf(reader, schemasOf(piece, name), depth + 1);
    if (member) define(value, name, member.value);
    return member !== undefined;
  };
  if (!wanted.every(put)) return undefined;
  const others = [
    ...piece.rows.flatMap(({ named }) => [...named.keys()]),
    ...Array.from({ length: Math.min(piece.min, 20) }, (_, index) => `k${index}`),
  ];
  for (const name of others) if (Object.keys(value).length < piece.min) put(name);
  const size = Object.keys(value).length;
  return size >= piece.min && size <= piece.max ? { value } : undefined;
}

/** A list of a set; `extra` stands at its index. */
export function sampleOfList(
  reader: Reader,
  piece: Lists,
  depth = 0,
  extra?: { index: number; value: unknown },
): Sample {
  const least = piece.contains.reduce((sum, each) => sum + each.min, 0);
  const length = Math.max(piece.min, least, extra ? extra.index + 1 : 0);
  // It is not decided which items count for `maxContains`.
  const isFull = piece.contains.some((each) => each.max < length);
  if (piece.unclear || isFull || length > longest || length > piece.max) return undefined;
  const wanted = piece.contains.flatMap(({ node, min }) => Array.from({ length: min }, () => node));
  const value: unknown[] = [];
  for (let index = 0; index < length; index += 1) {
    const isFree = index >= firstCount(piece) && index !== extra?.index;
    const also = isFree && wanted.length > 0 ? [wanted.shift()] : [];
    const item = index === extra?.index ? extra : sampleOf(reader, [...itemsOf(piece, index), ...also], depth + 1);
    if (!item) return undefined;
    value.push(item.value);
  }
  if (piece.unique && new Set(value.map((each) => JSON.stringify(each))).size < value.length) return undefined;
  return wanted.length === 0 ? { value } : undefined;
}

/** Sets a member, also one that is called `__proto__`. */
function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The size of a value as text: the smaller of two witnesses is shown. */
export function sizeOfValue(value: unknown): number {
  return isNode(value) || Array.isArray(value) ? JSON.stringify(value).length : String(value).length;
}
