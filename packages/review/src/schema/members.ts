import { languageOf } from './language.ts';
import { keyOf } from './nodes.ts';
import type { Reader } from './reading.ts';
import { anyText, type Lists, type Node, type Objects, type Shape } from './shape.ts';
import { findText, takesText } from './texts.ts';

/** True if an object names a member, by a schema that lets it be there. */
export function declares({ rows, hidden }: Objects, name: string): boolean {
  return !hidden.has(name) && rows.some(({ named }) => named.has(name)) && !schemasOf({ rows }, name).includes(false);
}

/** True if an object rules a member out by its name, as `not: { required: [name] }` does. */
export function excludes({ rows, hidden }: Objects, name: string): boolean {
  return !hidden.has(name) && rows.some(({ named }) => named.get(name) === false);
}

/** The names that an object says anything about. */
export function namesIn({ rows, required }: Objects): string[] {
  return [...rows.flatMap(({ named }) => [...named.keys()]), ...required];
}

/** The schemas that hold for a member. */
export function schemasOf({ rows }: Pick<Objects, 'rows'>, name: string): Node[] {
  return rows.flatMap(({ named, patterns, rest }): Node[] => {
    const fitting = patterns.filter(([pattern]) => takesText({ ...anyText(), patterns: [pattern] }, name) !== false);
    const own = named.has(name) ? [named.get(name)] : [];
    return own.length + fitting.length > 0 ? [...own, ...fitting.map(([, node]) => node)] : [rest];
  });
}

/** The schemas that hold for the item at an index. */
export function itemsOf({ rows }: Lists, index: number): Node[] {
  return rows.map(({ first, rest }) => (index < first.length ? first[index] : rest));
}

/** Counts the items that have a schema of their own. */
export function firstCount({ rows }: Lists): number {
  return Math.max(0, ...rows.map(({ first }) => first.length));
}

/**
 * A name for each kind of member that is not declared: one for each way in which the patterns of both objects can match.
 * `undefined` when there are too many patterns, or one that cannot be decided.
 */
export function strangersOf(objects: readonly Objects[]): string[] | undefined {
  const own = [...new Set(objects.flatMap(({ rows }) => rows.flatMap((row) => row.patterns.map(([each]) => each))))];
  if (own.length > 5 || own.some((each) => !languageOf(each))) return undefined;
  const known = new Set(objects.flatMap(namesIn));
  const found: string[] = [];
  for (let mask = 0; mask < 2 ** own.length; mask += 1) {
    const text = findText(
      {
        ...anyText(),
        patterns: own.filter((_, index) => mask & (1 << index)),
        notPatterns: own.filter((_, index) => !(mask & (1 << index))),
      },
      known.size > 0 ? [{ ...anyText(), values: [...known] }] : [],
    );
    if (text.is === 'found') found.push(text.text);
    else if (text.is === 'unknown') return undefined;
  }
  return found;
}

/** True if schemas take everything as they stand: the values that they allow are not documented. */
export function isOpen(nodes: readonly Node[]): boolean {
  return (
    keyOf(nodes.filter((node) => !isEmptyObject(node))) === '' ||
    nodes.every((node) => node === true || isEmptyObject(node))
  );
}

function isEmptyObject(node: Node): boolean {
  return typeof node === 'object' && node !== null && Object.keys(node).length === 0;
}

/** True if a shape has no value by its form alone. */
export function isNothing(shape: Shape): boolean {
  const { number, string, array, object } = shape;
  return !shape.null && shape.boolean.size + number.length + string.length + array.length + object.length === 0;
}

/** The values of a shape where they can be listed. */
export function listedIn({ null: isNull, boolean, number, string, array, object }: Shape): unknown[] | undefined {
  const isListed =
    string.every((each) => each.values) &&
    number.every(({ min, max }) => min === max) &&
    array.length + object.length === 0;
  if (!isListed) return undefined;
  const texts = string.flatMap((each) => each.values ?? []);
  return [...new Set([...texts, ...number.map((each) => each.min), ...boolean, ...(isNull ? [null] : [])])];
}

/** The least number of items, by whatever keyword. */
export function leastItems({ min, contains }: Lists): number {
  return Math.max(min, ...contains.map((each) => each.min));
}

/** The largest number of items, by whatever keyword. */
export function mostItems(list: Lists, { shapeOf }: Reader): number {
  const count = firstCount(list);
  for (let index = 0; index <= count; index += 1) {
    if (isNothing(shapeOf(itemsOf(list, index)))) return Math.min(index, list.max);
  }
  const different = list.unique && count === 0 ? listedIn(shapeOf(itemsOf(list, 0)))?.length : undefined;
  return Math.min(list.max, different ?? Infinity);
}

/** The least number of members, by whatever keyword. */
export function leastMembers({ min, required, hidden }: Objects): number {
  return Math.max(min, [...required].filter((name) => !hidden.has(name)).length);
}

/** True if a member is required, by whatever keyword. */
export function needs(object: Objects, name: string): boolean {
  if (object.hidden.has(name)) return false;
  return object.required.has(name) || (declares(object, name) && possibleMembers(object) <= object.min);
}

/** The largest number of members, by whatever keyword. */
export function mostMembers(object: Objects): number {
  return Math.min(object.max, possibleMembers(object));
}

/** Counts the names that a member may have. */
function possibleMembers(object: Objects): number {
  const isClosed = object.rows.some(({ rest, patterns }) => rest === false && patterns.length === 0);
  return isClosed ? new Set(namesIn(object).filter((name) => !schemasOf(object, name).includes(false))).size : Infinity;
}
