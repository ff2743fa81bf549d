import type { Reading } from './operation.ts';

/** Texts as a style arranges them, before they have types. */
export type Tree = string | readonly Tree[] | ReadonlyMap<string, Tree>;

/** The kinds of values, in the order in which a text is tried as them. */
export const kinds = ['primitive', 'array', 'object'] as const;
export type Kind = (typeof kinds)[number];

const texts: Reading = { type: 'string' };

/** True if a reading contains a choice: a text may then have to be read in another way. */
export function hasChoice({ type, items, prefix = [], properties = {}, additional }: Reading): boolean {
  if (typeof type !== 'string') return true;
  if (!/^(?:array|object)$/.test(type)) return false;
  const parts = [items, ...prefix, ...Object.values(properties), additional];
  return parts.some((each) => each !== undefined && hasChoice(each));
}

/** True if a value of a kind is possible. */
export function isA(kind: Kind, { type }: Pick<Reading, 'type'>): boolean {
  const types = typeof type === 'string' ? [type] : type;
  return kind === 'primitive' ? types.some((each) => !/^(?:array|object)$/.test(each)) : types.includes(kind);
}

/** True if a list or an object is possible, which has parts. */
export const mayHaveParts = (reading: Pick<Reading, 'type'>) => isA('array', reading) || isA('object', reading);

/** True if only lists and objects are possible, which need JSON. */
export const isComposed = (reading: Pick<Reading, 'type'>) => mayHaveParts(reading) && !isA('primitive', reading);

/** Converts texts to their types. A text that fits none stays a text; with `asText`, so does any that may be one. */
export function typed(tree: Tree, reading: Reading, asText: boolean): unknown {
  const { items, prefix = [], properties = {}, additional = texts } = reading;
  if (typeof tree === 'string') return typedText(tree, reading.type, asText);
  if (isList(tree)) return tree.map((each, index) => typed(each, prefix[index] ?? items ?? texts, asText));
  const members = [...tree].map(([name, each]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return [name, typed(each, own ?? additional, asText)] as const;
  });
  return Object.fromEntries(members);
}

const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);

function typedText(text: string, type: Reading['type'], asText: boolean): unknown {
  if (type === 'string') return text;
  const types = typeof type === 'string' ? [type] : type;
  const hasText = types.includes('string');
  if (hasText && asText) return text;
  if (types.includes('integer') || types.includes('number')) {
    const number = numberOf(text, types.includes('number'));
    // If a text is allowed too, only the usual form of a number is a number: `007` is a name.
    if (number !== undefined && (!hasText || String(number) === text)) return number;
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.includes('null') && (text === 'null' || (text === '' && !hasText))) return null;
  if (isComposed({ type })) return parsed(text);
  return text;
}

function numberOf(text: string, isFraction: boolean): number | undefined {
  // 3.0 is an integer, too (JSON Schema 2020-12, 6.1.1 of Validation).
  const form = isFraction ? /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/ : /^-?\d+(?:\.0+)?$/;
  return form.test(text) ? Number(text) : undefined;
}

/** Parses a part that no style can write as JSON, as in forms (OpenAPI 3.1.1, 4.8.15). */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
