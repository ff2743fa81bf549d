import { stepOf } from '@dli-connections/document/pointer';
import { deepObject, isOfDeepObject } from './deep-object.ts';
import type { ParameterShape, ParameterShapes } from './operation.ts';
import { decoded, type QueryPair } from './query.ts';
import { arranged, type StyledText } from './style.ts';
import { hasChoice, type Tree, typed } from './typed.ts';
import { place } from './violations.ts';

/** Parameters as they were read: by name, each with the other values that its text may mean. */
export interface ReadParameters {
  values: Record<string, unknown>;
  others: Map<string, unknown[]>;
  problem?: string | undefined;
}

/** The kinds of values, in the order in which a text is tried as them. */
const kinds = ['primitive', 'array', 'object'] as const;
type ValueKind = (typeof kinds)[number];

const kindsOf = ({ type }: ParameterShape): ValueKind[] => {
  const types = typeof type === 'string' ? [type] : type;
  const has: Record<ValueKind, boolean> = {
    primitive: types.some((each) => each !== 'array' && each !== 'object'),
    array: types.includes('array'),
    object: types.includes('object'),
  };
  return kinds.filter((kind) => has[kind]);
};

/** Reads the parameters of a path or of headers, one text each. `textOf` returns it as sent, encoded if `isEncoded`. */
export function readTexts(
  at: 'path' | 'header',
  shapes: ParameterShapes,
  textOf: (name: string) => string | undefined,
  isEncoded = false,
): ReadParameters {
  const decode = (text: string) => (isEncoded ? decodeURIComponent(text) : at === 'header' ? text.trim() : text);
  return readEach(at, shapes, (name, shape) => {
    const text = textOf(name);
    if (text === undefined) return undefined;
    if (shape.media !== undefined) return contentOf(decode(text), shape.media);
    const styled = { name, text, style: 'simple', explode: false, decode, ...stylingOf(shape) };
    const trees = kindsOf(shape).flatMap((kind) => present(arranged(kind, styled)));
    return trees.length > 0 ? trees : `must have the form of the style ${styled.style}`;
  });
}

/** Reads parameters that have as many pairs as they need: those of a query, cookies and fields of a form. */
export function readPairsAs(part: string, shapes: ParameterShapes, pairs: readonly QueryPair[]): ReadParameters {
  const others = (own: string) => Object.keys(shapes).filter((name) => name !== own);
  return readEach(part, shapes, (name, shape) => {
    const decode = shape.allowReserved ? decodedAsIs : (text: string) => decoded(text) ?? text;
    const sent = pairs.filter((pair) => pair.name === name);
    const own = shape.allowReserved ? sent.map((pair) => ({ ...pair, value: decode(pair.encoded) })) : sent;
    const [first] = own;
    if (shape.mayBeEmpty && own.every(({ value }) => value === '')) return undefined;
    if (shape.media !== undefined)
      return first && (part === 'body' ? contentsOf(own, shape) : contentOf(first.value, shape.media));
    const { style = 'form', explode = style === 'form' || style === 'deepObject' } = shape;
    const isRepeated = own.length > 1;
    const all = kindsOf(shape);
    if (isRepeated && !explode && all.some((kind) => kind !== 'primitive'))
      return `must be sent once, with all its parts in one text (explode is false)`;
    return all.flatMap((kind): Tree[] => {
      if (style === 'deepObject' && kind !== 'primitive') {
        const tree = deepObject(name, pairs, shape);
        if (tree !== undefined) return [tree];
      }
      if (kind === 'object' && explode && style === 'form') {
        return present(
          exploded(shape, pairs, (each) => others(name).some((other) => takes(other, shapes[other], each))),
        );
      }
      if (!first) return [];
      // More values than it takes are a list, for the schema to refuse.
      if (isRepeated || (kind === 'array' && explode)) return [own.map(({ value }) => value)];
      // A deep object without brackets is a text, which its schema may also allow.
      if (kind === 'primitive' || (kind === 'object' && style === 'deepObject')) return [first.value];
      const styled = { name, text: first.encoded, style, explode, decode };
      return [arranged(kind, styled) ?? first.value];
    });
  });
}

/** A text in which a `+` is one. */
function decodedAsIs(text: string): string {
  return decoded(text.replaceAll('+', '%2B')) ?? text;
}

/** A field of a form. A list may be one text, or have a text for each item. */
function contentsOf(own: readonly QueryPair[], shape: ParameterShape): Read[] | string {
  const all = own.map(({ value }) => contentOf(value, shape.media ?? ''));
  const wrong = all.find((each) => typeof each === 'string');
  if (wrong !== undefined) return wrong;
  const values = all.flat().filter((each) => typeof each === 'object' && 'json' in each);
  const [first] = values;
  const isList = kindsOf(shape).includes('array') && first !== undefined;
  const isWhole = !isList || (values.length === 1 && Array.isArray(first.json));
  return isWhole ? (all[0] ?? []) : [{ json: values.map(({ json }) => json) }];
}

/** Returns true if some parameter takes the pairs of a name. */
export function isTaken(shapes: ParameterShapes, name: string): boolean {
  return Object.hasOwn(shapes, name) || Object.keys(shapes).some((own) => takes(own, shapes[own], name));
}

function takes(own: string, shape: ParameterShape | undefined, name: string): boolean {
  if (!shape || own === name) return own === name;
  const { style = 'form', explode = style === 'form', properties = {} } = shape;
  if (style === 'deepObject') return isOfDeepObject(own, name);
  return explode && kindsOf(shape).includes('object') && Object.hasOwn(properties, name);
}

/** An object of which each property is a pair of its own: those that it names, and where it takes any, those of no other. */
function exploded(
  { properties = {}, additional }: ParameterShape,
  pairs: readonly QueryPair[],
  isOther: (name: string) => boolean,
): Tree | undefined {
  const members = new Map<string, string | string[]>();
  for (const { name, value } of pairs) {
    const own = Object.hasOwn(properties, name) ? properties[name] : isOther(name) ? undefined : additional;
    if (!own) continue;
    const there = members.get(name);
    const isList = [own.type].flat().includes('array');
    members.set(name, there === undefined ? (isList ? [value] : value) : [...[there].flat(), value]);
  }
  return members.size === 0 ? undefined : members;
}

const present = (tree: Tree | undefined): Tree[] => (tree === undefined ? [] : [tree]);

const stylingOf = ({ style, explode }: ParameterShape): Partial<StyledText> => ({
  ...(style !== undefined && { style }),
  ...(explode !== undefined && { explode }),
});

/** A value as it was read: parts of texts that become typed, or JSON. */
type Read = Tree | { json: unknown };

/** A text of a media type: JSON, or a text. */
function contentOf(text: string, media: string): Read[] | string {
  if (/^text\//i.test(media)) return [text];
  try {
    return [{ json: JSON.parse(text) }];
  } catch {
    return 'must be JSON';
  }
}

function readEach(
  part: string,
  shapes: ParameterShapes,
  read: (name: string, shape: ParameterShape) => Read[] | string | undefined,
): ReadParameters {
  const values: [name: string, value: unknown][] = [];
  const others: ReadParameters['others'] = new Map();
  let problem: string | undefined;
  for (const [name, shape] of Object.entries(shapes)) {
    const trees = read(name, shape);
    if (typeof trees === 'string') {
      problem ??= `${place(part, stepOf(name))} ${trees}`;
      continue;
    }
    if (trees === undefined || trees.length === 0) {
      if (shape.default !== undefined) values.push([name, shape.default]);
      continue;
    }
    const [value, ...more] = trees.flatMap((tree) => valuesOf(tree, shape));
    values.push([name, value]);
    if (more.length > 0) others.set(name, more);
  }
  // A field may be called __proto__.
  return { values: Object.fromEntries(values), others, problem };
}

function valuesOf(tree: Read, shape: ParameterShape): unknown[] {
  if (typeof tree === 'object' && 'json' in tree) return [tree.json];
  const value = typed(tree, shape, false);
  return hasChoice(shape) ? [value, typed(tree, shape, true)] : [value];
}
