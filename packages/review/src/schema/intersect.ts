import { commonSteps, isMultiple } from './numbers.ts';
import type { Lists, Numbers, Objects, Shape, Texts } from './shape.ts';
import { takesText } from './texts.ts';

/** Unions multiply when they meet. A schema with more pieces of a type is not followed further. */
const mostPieces = 48;

/** The values that both schemas take. */
export function intersect(one: Shape, other: Shape): Shape {
  return {
    null: one.null && other.null,
    boolean: new Set([...one.boolean].filter((each) => other.boolean.has(each))),
    number: meet(one.number, other.number, numbers),
    string: meet(one.string, other.string, texts),
    array: meet(one.array, other.array, lists),
    object: meet(one.object, other.object, objects),
  };
}

function meet<Piece extends { unclear?: boolean }>(
  a: Piece[],
  b: Piece[],
  both: (one: Piece, other: Piece) => Piece | undefined,
): Piece[] {
  const isProduct = a.length > 1 && b.length > 1;
  if (isProduct && a.length * b.length > mostPieces) return a.map((each) => ({ ...each, unclear: true }));
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const piece = both(one, other);
      if (!piece) return [];
      return [one.unclear || other.unclear ? { ...piece, unclear: true } : piece];
    }),
  );
}

function numbers(a: Numbers, b: Numbers): Numbers | undefined {
  const [low, high] = [a.min > b.min ? a : b, a.max < b.max ? a : b];
  const minOpen = a.min === b.min ? a.minOpen || b.minOpen : low.minOpen;
  const maxOpen = a.max === b.max ? a.maxOpen || b.maxOpen : high.maxOpen;
  if (low.min > high.max || (low.min === high.max && (minOpen || maxOpen))) return undefined;
  const steps = commonSteps(merged(a.steps, b.steps));
  const notSteps = merged(a.notSteps, b.notSteps);
  if (steps.some((step) => notSteps.some((not) => isMultiple(step, not)))) return undefined;
  // One number, as an enum lists it, that is not one of the required multiples.
  if (low.min === high.max && !steps.every((step) => isMultiple(low.min, step))) return undefined;
  return {
    min: low.min,
    max: high.max,
    minOpen,
    maxOpen,
    steps,
    notSteps,
    formats: merged(a.formats, b.formats),
  };
}

function texts(a: Texts, b: Texts): Texts | undefined {
  const both: Texts = {
    min: Math.max(a.min, b.min),
    max: Math.min(a.max, b.max),
    patterns: merged(a.patterns, b.patterns),
    notPatterns: merged(a.notPatterns, b.notPatterns),
    formats: merged(a.formats, b.formats),
  };
  if (both.min > both.max) return undefined;
  const values = (a.values ?? b.values)?.filter((each) => [a, b].every((set) => takesText(set, each) !== false));
  if (!values) return both;
  return values.length === 0 ? undefined : { ...both, values };
}

function lists(a: Lists, b: Lists): Lists | undefined {
  const [min, max] = [Math.max(a.min, b.min), Math.min(a.max, b.max)];
  if (min > max) return undefined;
  return {
    min,
    max,
    unique: a.unique || b.unique,
    rows: merged(a.rows, b.rows),
    contains: merged(a.contains, b.contains),
  };
}

function objects(a: Objects, b: Objects): Objects | undefined {
  const [min, max] = [Math.max(a.min, b.min), Math.min(a.max, b.max)];
  if (min > max) return undefined;
  return {
    min,
    max,
    required: new Set([...a.required, ...b.required]),
    rows: merged(a.rows, b.rows),
    hidden: new Set([...a.hidden, ...b.hidden]),
  };
}

function merged<Item>(a: Item[], b: Item[]): Item[] {
  return b.length === 0 ? a : [...new Set([...a, ...b])];
}
