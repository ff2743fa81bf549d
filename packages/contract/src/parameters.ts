import { stepOf } from '@dli-connections/document/pointer';
import type { ParameterPlace, ParameterShape, ParameterShapes } from './operation.ts';
import { decoded, type QueryPair } from './query.ts';
import { arranged, bracketsOf, treeOf } from './style.ts';
import { hasChoice, isA, kinds, mayHaveParts, type Tree, typed } from './typed.ts';
import { place } from './violations.ts';

/** Parameters as they were read: by name, each with the other values that its text may mean. */
export interface ReadParameters {
  values: Record<string, unknown>;
  others: Map<string, unknown[]>;
  problem?: string | undefined;
}

/** A value as it was read: parts of texts that become typed, or JSON. */
type Read = Tree | { json: unknown };

/** Decodes a piece of a text of each part of a request. */
const decoders: Record<ParameterPlace | 'body', (text: string) => string> = {
  path: decodeURIComponent,
  query: (text) => decoded(text) ?? text,
  header: (text) => text.trim(),
  cookie: decodeURIComponent,
  body: (text) => decoded(text) ?? text,
};

/** Reads the parameters of a part of a request, or the fields of a form, from the texts that were sent for them. */
export function readParameters(
  part: ParameterPlace | 'body',
  shapes: ParameterShapes,
  sent: readonly QueryPair[],
): ReadParameters {
  const values: [name: string, value: unknown][] = [];
  const others: ReadParameters['others'] = new Map();
  let problem: string | undefined;
  const named = byName(sent);
  for (const [name, shape] of Object.entries(shapes)) {
    const read = readOne(part, name, shape, { all: sent, own: named.get(name) ?? [], shapes });
    if (typeof read === 'string') {
      problem ??= `${place(part, stepOf(name))} ${read}`;
      continue;
    }
    if (read.length === 0) {
      if (shape.default !== undefined) values.push([name, shape.default]);
      continue;
    }
    const [value, ...more] = read.flatMap((each) => valuesOf(each, shape));
    values.push([name, value]);
    if (more.length > 0) others.set(name, more);
  }
  // A field may be called __proto__.
  return { values: Object.fromEntries(values), others, problem };
}

function byName(sent: readonly QueryPair[]): Map<string, QueryPair[]> {
  const found = new Map<string, QueryPair[]>();
  for (const pair of sent) {
    const same = found.get(pair.name);
    if (same) same.push(pair);
    else found.set(pair.name, [pair]);
  }
  return found;
}

/** Reads a parameter in each way that its text may mean, or returns the problem. Empty if it was not sent. */
function readOne(
  part: ParameterPlace | 'body',
  name: string,
  shape: ParameterShape,
  { all, own, shapes }: { all: readonly QueryPair[]; own: readonly QueryPair[]; shapes: ParameterShapes },
): Read[] | string {
  const isOneText = part === 'path' || part === 'header';
  const { media, style = isOneText ? 'simple' : 'form', explode = style === 'form' || style === 'deepObject' } = shape;
  const decode = shape.allowReserved ? decodedAsIs : decoders[part];
  const texts = own.map(({ value, encoded }) => (shape.allowReserved ? decode(encoded) : value));
  const [first] = own;
  const [text = ''] = texts;
  if (shape.mayBeEmpty && texts.every((each) => each === '')) return [];
  if (isText(shape) && texts.length < 2) return texts;
  if (media !== undefined) return contentsOf(texts, media, part === 'body' && isA('array', shape));
  const isRepeated = own.length > 1;
  if (isRepeated && !explode && mayHaveParts(shape))
    return 'must be sent once, with all its parts in one text (explode is false)';

  const read = kinds.flatMap((kind): Tree[] => {
    if (!isA(kind, shape)) return [];
    if (style === 'deepObject' && kind !== 'primitive') {
      const tree = treeOf(all, (each) => bracketsOf(name, each), shape);
      if (tree !== undefined) return [tree];
    }
    if (style === 'form' && explode && kind === 'object') {
      const { properties = {}, additional } = shape;
      const isTaken = takenBy(shapes, name);
      const isOwn = (each: string) => Object.hasOwn(properties, each) || (additional && !isTaken(each));
      const tree = treeOf(all, (each) => (isOwn(each) ? [each] : undefined), { ...shape, type: 'object' });
      return tree === undefined ? [] : [tree];
    }
    if (!first) return [];
    // More values than it takes are a list, for the schema to refuse.
    if (isRepeated || (kind === 'array' && explode && !isOneText)) return [texts];
    // A deep object without brackets is a text, which its schema may also allow.
    if (style === 'deepObject') return [text];
    const tree = arranged(kind, { name, text: first.encoded, style, explode, decode });
    return tree === undefined ? (isOneText ? [] : [text]) : [tree];
  });
  return isOneText && first && read.length === 0 ? `must have the form of the style ${style}` : read;
}

/** True for a parameter that is a text as it was sent, as most are. */
const isText = ({ type, style, media }: ParameterShape) =>
  type === 'string' && style === undefined && media === undefined;

/** A text in which a `+` is one. */
const decodedAsIs = (text: string) => decoded(text.replaceAll('+', '%2B')) ?? text;

/** Texts of a media type: JSON, or a text. A list may be one text of JSON, or have a text for each item. */
function contentsOf(texts: readonly string[], media: string, isList: boolean): Read[] | string {
  if (texts.length === 0 || /^text\//i.test(media)) return texts.slice(0, 1);
  try {
    const all = texts.map((text): unknown => JSON.parse(text));
    const isWhole = !isList || (all.length === 1 && Array.isArray(all[0]));
    return [{ json: isWhole ? all[0] : all }];
  } catch {
    return 'must be JSON';
  }
}

/** Recognises the names whose texts some parameter takes, other than `except`. */
export function takenBy(shapes: ParameterShapes, except?: string): (name: string) => boolean {
  // An object may be in several texts, none of which has its name.
  const spread = Object.entries(shapes).filter(([own, { style = 'form', explode = style === 'form', type }]) => {
    return own !== except && (style === 'deepObject' || (explode && isA('object', { type })));
  });
  return (name) =>
    (name !== except && Object.hasOwn(shapes, name)) ||
    spread.some(([own, { style, properties = {} }]) =>
      style === 'deepObject' ? bracketsOf(own, name) !== undefined : Object.hasOwn(properties, name),
    );
}

function valuesOf(read: Read, shape: ParameterShape): unknown[] {
  if (typeof read === 'object' && 'json' in read) return [read.json];
  const value = typed(read, shape, false);
  return hasChoice(shape) ? [value, typed(read, shape, true)] : [value];
}
