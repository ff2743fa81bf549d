import { isVoid as isEmpty } from './conditions.ts';
import { constant } from './exactly.ts';
import { insideList } from './include-lists.ts';
import { insideObject } from './include-objects.ts';
import { all, type Comparands, type Inclusion, no, type Pairing, unknown, yes } from './inclusion.ts';
import { intersect } from './intersect.ts';
import { declares, excludes, isNothing, itemsOf, listedIn, schemasOf } from './members.ts';
import { keyOf, not } from './nodes.ts';
import { findNumber } from './numbers.ts';
import type { Reader } from './reading.ts';
import { type Sample, sampleOfList, sampleOfObject } from './sample.ts';
import type { Lists, Node, Objects, Shape } from './shape.ts';
import { findText } from './texts.ts';

/** Decides whether the right side takes all values of the left one. */
export interface Includes {
  nodes: (left: readonly Node[], right: readonly Node[]) => Inclusion;
  shapes: (left: Shape, right: Shape) => Inclusion;
}

/** Comparisons of one pair of schemas. Beyond that the answer is `unknown`. */
const mostSteps = 5000;
/** Members by which a piece is split at the same time. */
const mostSplits = 4;
/** Values of a member by which a piece is split. */
const mostValues = 20;

/** A pairing with the decisions so far. */
interface Deciding extends Pairing {
  splits: number;
}

/** Compares schemas of two readers. Each decision is remembered. */
export function createIncludes(sides: Comparands): Includes {
  const known = new Map<string, Inclusion>();
  const { left, right, older } = sides;
  const includesAsSets = older ? createIncludes({ left, right }).nodes : includes;
  const pair: Deciding = { ...sides, includes, includesAsSets, splits: 0 };
  let steps = 0;
  let depth = 0;

  function includes(a: readonly Node[], b: readonly Node[]): Inclusion {
    const key = `${keyOf(a)}|${keyOf(b)}`;
    const found = known.get(key);
    if (found) return found;
    if (depth === 0) steps = 0;
    steps += 1;
    if (steps > mostSteps || depth > 40) return unknown;
    // Recursive schemas: a pair that is met again while it is compared is assumed to hold.
    known.set(key, yes);
    depth += 1;
    const answer = compare(pair, pair.left.shapeOf(a), pair.right.shapeOf(b));
    depth -= 1;
    known.set(key, answer);
    return answer;
  }

  return { nodes: includes, shapes: (a, b) => compare(pair, a, b) };
}

function compare(pair: Deciding, a: Shape, b: Shape): Inclusion {
  return all(function* () {
    if (a.null && !b.null) yield no({ value: null });
    for (const value of a.boolean) if (!b.boolean.has(value)) yield no({ value });
    for (const piece of a.number) {
      const found = findNumber(piece, b.number);
      yield found.is === 'none' ? yes : found.is === 'found' && !piece.unclear ? no(found) : unknown;
    }
    for (const piece of a.string) {
      const found = findText(piece, b.string);
      const sample = found.is === 'found' ? { value: found.text } : undefined;
      yield found.is === 'none' ? yes : found.is === 'unknown' || piece.unclear ? unknown : no(sample);
    }
    for (const piece of a.array) yield covered(pair, piece, b.array, lists);
    for (const piece of a.object) yield covered(pair, piece, b.object, objects);
  });
}

/** The questions that lists and objects answer in their own ways. */
interface Kind<Piece> {
  inside: (pair: Pairing, one: Piece, other: Piece) => Inclusion;
  sample: (reader: Reader, piece: Piece) => Sample;
  /** The parts of a piece that the other side distinguishes, if any. */
  split: (pair: Deciding, piece: Piece, others: readonly Piece[]) => Piece[] | undefined;
}

const lists: Kind<Lists> = {
  inside: insideList,
  sample: sampleOfList,
  split: (_pair, piece, others) => bySize(piece, others),
};

const objects: Kind<Objects> = {
  inside: insideObject,
  sample: sampleOfObject,
  split: (pair, piece, others) => bySize(piece, others) ?? piecesOf(pair, piece, others),
};

/** Decides if a piece is covered by one piece of the other side, or part by part by several. */
function covered<Piece extends Lists | Objects>(
  pair: Deciding,
  piece: Piece,
  others: readonly Piece[],
  kind: Kind<Piece>,
): Inclusion {
  if (others.length === 0) {
    const value = kind.sample(pair.left, piece);
    return value || !isVoid(pair, piece) ? (piece.unclear ? unknown : no(value)) : yes;
  }
  const answers = others.map((other) => {
    const answer = kind.inside(pair, piece, other);
    return answer.is === 'yes' && other.unclear ? unknown : answer;
  });
  if (answers.some((each) => each.is === 'yes') || isVoid(pair, piece)) return yes;
  // A piece that has nothing in common with this one covers no part of it.
  const near = answers.filter((_, index) => !isApart(pair, piece, others[index]));
  const [first = answers[0] ?? unknown] = near;
  if (near.length <= 1) return piece.unclear && first.is === 'no' ? unknown : first;
  return pair.splits < mostSplits ? splitting(pair, piece, others, kind) : unknown;
}

/** Decides about the parts of a piece one by one. */
function splitting<Piece extends Lists | Objects>(
  pair: Deciding,
  piece: Piece,
  others: readonly Piece[],
  kind: Kind<Piece>,
): Inclusion {
  const parts = kind.split(pair, piece, others);
  if (!parts) return unknown;
  pair.splits += 1;
  const answer = all(function* () {
    for (const part of parts) yield covered(pair, part, others, kind);
  });
  pair.splits -= 1;
  return answer;
}

/** The pieces below and above a bound of the other side on the number of items or members. */
function bySize<Piece extends Lists | Objects>(piece: Piece, others: readonly Piece[]): Piece[] | undefined {
  const bounds = others.flatMap(({ min, max }) => [min, max + 1]);
  const bound = bounds.find((each) => each > piece.min && each <= piece.max && each < Infinity);
  return bound === undefined
    ? undefined
    : [
        { ...piece, max: bound - 1 },
        { ...piece, min: bound },
      ];
}

/** The objects by the value of a member that lists its values, by whether they have a member, or by a schema for one. */
function piecesOf(pair: Deciding, piece: Objects, others: readonly Objects[]): Objects[] | undefined {
  const ruled = (name: string, node: Node): Objects => {
    const rule = { named: new Map([[name, node]]), patterns: [], rest: true };
    return { ...piece, rows: [...piece.rows, rule] };
  };
  for (const name of piece.required) {
    const values = listedIn(pair.left.shapeOf(schemasOf(piece, name))) ?? [];
    const isAsked = others.some((other) => other.required.has(name));
    if (isAsked && values.length > 1 && values.length <= mostValues)
      return values.map((each) => ruled(name, constant(each)));
  }
  const names = others.flatMap((other) => [
    ...other.required,
    ...other.rows.flatMap(({ named }) =>
      [...named].flatMap(([name, node]) =>
        excludes(other, name) || isDistinction(pair, piece, name, node) ? [name] : [],
      ),
    ),
  ]);
  const name = names.find((each) => !piece.required.has(each) && !excludes(piece, each) && declares(piece, each));
  if (name !== undefined) return [{ ...piece, required: new Set([...piece.required, name]) }, ruled(name, false)];
  const [found] = others.flatMap((other) =>
    other.rows.flatMap(({ named }) =>
      [...named].filter(([each, node]) => piece.required.has(each) && isDistinction(pair, piece, each, node)),
    ),
  );
  return found && [ruled(found[0], found[1]), ruled(found[0], not(found[1]))];
}

/** True if a schema of the other side holds for some values of a member, and can be read on this side. */
function isDistinction(pair: Deciding, piece: Objects, name: string, node: Node): boolean {
  const isAlone = !/"\$(?:dynamicR|r)ef"/.test(JSON.stringify(node));
  if (!isAlone) return false;
  const own = schemasOf(piece, name);
  return [node, not(node)].every((each) => !isNothing(pair.left.shapeOf([...own, each])));
}

function isVoid({ left }: Deciding, piece: Lists | Objects): boolean {
  if ('required' in piece) return isEmpty(piece, left.shapeOf);
  return Array.from({ length: Math.min(piece.min, 20) }).some((_, index) =>
    isNothing(left.shapeOf(itemsOf(piece, index))),
  );
}

function isApart({ left, right }: Deciding, piece: Lists | Objects, other: Lists | Objects | undefined): boolean {
  if (!other || !('required' in piece) || !('required' in other)) return false;
  return [...piece.required].some(
    (name) =>
      other.required.has(name) &&
      isNothing(intersect(left.shapeOf(schemasOf(piece, name)), right.shapeOf(schemasOf(other, name)))),
  );
}
