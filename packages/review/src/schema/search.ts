import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../bundle.ts';
import { namesIn, schemasOf } from './members.ts';
import { keyOf } from './nodes.ts';
import type { Reader } from './reading.ts';
import { longest, type Sample, sampleOfList, sampleOfObject, sampleOfShape, sizeOfValue } from './sample.ts';
import type { Node, Texts } from './shape.ts';
import { findText } from './texts.ts';

/** Values that are tried for one pair of schemas. */
const mostValues = 400;

/**
 * Looks for a value that the left schemas take and the right ones do not, where this could not be decided. A validator
 * confirms each candidate; the smallest wins.
 */
export function searchCounterexample(left: Reader, a: readonly Node[], right: Reader, b: readonly Node[]): Sample {
  const [inLeft, inRight] = [validatorOf(left, a), validatorOf(right, b)];
  if (!inLeft || !inRight) return undefined;
  let smallest: Sample;
  let tried = 0;
  const literals = [...literalsIn(right, b), ...literalsIn(left, a)];
  for (const value of valuesOf(left, a, right.shapeOf(b).string, literals)) {
    tried += 1;
    if (tried > mostValues) break;
    const isSmaller = !smallest || sizeOfValue(value) < sizeOfValue(smallest.value);
    try {
      if (isSmaller && inLeft(value) && !inRight(value)) smallest = { value };
    } catch {
      break; // a schema that applies itself to the same value, which JSON Schema leaves undefined, overflows the stack
    }
  }
  return smallest;
}

type Judge = (value: unknown) => boolean;
const judges = new WeakMap<object, Map<string, Judge | undefined>>();

function validatorOf({ document }: Reader, nodes: readonly Node[]): Judge | undefined {
  const known = judges.get(document) ?? new Map<string, Judge | undefined>();
  judges.set(document, known);
  const key = keyOf(nodes);
  if (!known.has(key)) known.set(key, compile(document as JsonObject, nodes));
  return known.get(key);
}

function compile(document: JsonObject, nodes: readonly Node[]): Judge | undefined {
  try {
    const ajv = new Ajv2020({ strict: false, logger: false });
    addFormats.default(ajv);
    const validate = ajv.compile({ components: document.components, allOf: nodes });
    return (value) => validate(value) === true;
  } catch {
    return undefined; // a pattern or a reference that Ajv refuses
  }
}

/** The values that schemas name. */
function literalsIn(reader: Reader, nodes: readonly Node[]): unknown[] {
  const found = new Set<unknown>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > 8 || typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key === 'const') found.add(each);
      else if (key === 'enum' && Array.isArray(each)) for (const one of each) found.add(one);
      else visit(each, depth + 1);
    }
  };
  for (const part of reader.partsOf(nodes)) visit(part, 0);
  return [...found].slice(0, 20);
}

const texts = ['', 'a', 'A', '0', 'a b', 'é', '-', 'a1', 'foo', 'foo bar', '1.5', 'null', 'a\n'];
const numbers = [0, 1, -1, 0.5, 2, 3, 10, 100, 1e9];

/** Values that schemas may take: of each of their pieces some, and each member or item in turn with some. */
function* valuesOf(
  reader: Reader,
  nodes: readonly Node[],
  others: readonly Texts[],
  literals: readonly unknown[],
  depth = 0,
): Generator<unknown> {
  if (depth > 3) return;
  yield* literals;
  const shape = reader.shapeOf(nodes);
  if (shape.null) yield null;
  yield* shape.boolean;
  if (shape.number.length > 0) yield* numbers;
  for (const piece of shape.string) {
    yield* piece.values ?? [];
    for (const other of others) {
      const found = findText({ ...piece, unclear: false }, [other]);
      if (found.is === 'found') yield found.text;
    }
    if (!piece.values) yield* texts;
  }
  yield* shape.number.flatMap(({ min, max }) => [min, max, min + 1, max - 1].filter(Number.isFinite));
  for (const piece of shape.object.map((each) => ({ ...each, unclear: false }))) {
    const plain = sampleOfObject(reader, piece);
    if (plain) yield plain.value;
    const full = sampleOfObject(reader, { ...piece, required: new Set(namesIn(piece)) });
    if (full) yield full.value;
    for (const name of new Set(namesIn(piece))) {
      for (const value of valuesOf(reader, schemasOf(piece, name), [], literals, depth + 1)) {
        const made = sampleOfObject(reader, piece, 0, { [name]: value });
        if (made) yield made.value;
      }
    }
  }
  for (const piece of shape.array.map((each) => ({ ...each, unclear: false }))) {
    const plain = sampleOfList(reader, piece);
    if (plain) yield plain.value;
    for (const value of valuesOf(
      reader,
      piece.rows.map(({ first, rest }) => first[0] ?? rest),
      [],
      literals,
      depth + 1,
    )) {
      for (const length of [1, 2, piece.min].filter((each) => each <= longest))
        yield Array.from({ length }, () => value);
    }
  }
  const other = sampleOfShape(reader, shape);
  if (other) yield other.value;
}
