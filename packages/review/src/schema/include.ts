import { intersect } from './intersect.ts';
import {
  allowsName,
  declares,
  excludes,
  firstCount,
  isNothing,
  isOpen,
  itemsOf,
  leastItems,
  leastMembers,
  mostItems,
  mostMembers,
  namesIn,
  schemasOf,
  strangersOf,
} from './members.ts';
import { keyOf } from './nodes.ts';
import { findNumber } from './numbers.ts';
import type { Reader } from './reader.ts';
import { type Sample, sampleOf, sampleOfList, sampleOfObject } from './sample.ts';
import type { Lists, Node, Objects, Shape } from './shape.ts';
import { findText } from './texts.ts';

/** Whether one schema takes all values of another one. A `no` carries a value that it does not take, where one can be built. */
export type Answer = { is: 'yes' } | { is: 'no'; sample?: unknown } | { is: 'unknown' };

/** The sides of a comparison: all values of `left` should be values of `right`. */
export interface Sides {
  left: Reader;
  right: Reader;
  /**
   * The side that callers know. They neither send nor read a member that only the other side documents, and they miss
   * one that only theirs does. Without it the comparison is of plain sets.
   */
  older?: 'left' | 'right';
}

/** Decides whether the right side takes all values of the left one. */
export interface Includes {
  nodes: (left: readonly Node[], right: readonly Node[]) => Answer;
  shapes: (left: Shape, right: Shape) => Answer;
}

const yes: Answer = { is: 'yes' };
const unknown: Answer = { is: 'unknown' };
const no = (sample?: Sample): Answer => (sample ? { is: 'no', sample: sample.value } : { is: 'no' });

/** Comparisons of one pair of schemas. Beyond that the answer is `unknown`. */
const mostSteps = 5000;
/** Members by which a piece is split at the same time. */
const mostSplits = 4;

export function createIncludes({ left, right, older }: Sides): Includes {
  const known = new Map<string, Answer>();
  let steps = 0;
  let depth = 0;
  let splits = 0;

  function includes(a: readonly Node[], b: readonly Node[]): Answer {
    const key = `${keyOf(a)}|${keyOf(b)}`;
    const found = known.get(key);
    if (found) return found;
    if (depth === 0) steps = 0;
    steps += 1;
    if (steps > mostSteps || depth > 40) return unknown;
    // A pair that comes up while it is decided is one that nothing else has spoken against.
    known.set(key, yes);
    depth += 1;
    const answer = compare(left.shapeOf(a), right.shapeOf(b));
    depth -= 1;
    known.set(key, answer);
    return answer;
  }

  function compare(a: Shape, b: Shape): Answer {
    return all(function* () {
      if (a.null && !b.null) yield no({ value: null });
      for (const value of a.boolean) if (!b.boolean.has(value)) yield no({ value });
      for (const piece of a.number) {
        const found = findNumber(piece, b.number);
        yield found.is === 'none' ? yes : found.is === 'found' && !piece.unclear ? no(found) : unknown;
      }
      for (const piece of a.string) {
        const found = findText(piece, b.string);
        yield found.is === 'none' ? yes : found.is === 'found' && !piece.unclear ? no({ value: found.text }) : unknown;
      }
      for (const piece of a.array) yield covered(piece, b.array, insideList, () => sampleOfList(left, piece));
      for (const piece of a.object) yield covered(piece, b.object, insideObject, () => sampleOfObject(left, piece));
    });
  }

  /** A piece is covered by one piece of the other side; by several together only where it can be split, which is not tried. */
  function covered<Piece extends Lists | Objects>(
    piece: Piece,
    others: readonly Piece[],
    inside: (one: Piece, other: Piece) => Answer,
    sample: () => Sample,
  ): Answer {
    if (others.length === 0) {
      const value = sample();
      return value || !isVoid(piece) ? (piece.unclear ? unknown : no(value)) : yes;
    }
    const answers = others.map((other) => {
      const answer = inside(piece, other);
      return answer.is === 'yes' && other.unclear ? unknown : answer;
    });
    if (answers.some((each) => each.is === 'yes') || isVoid(piece)) return yes;
    // A piece that has nothing in common with this one covers no part of it.
    const near = answers.filter((_, index) => !isApart(piece, others[index]));
    const [first = answers[0] ?? unknown] = near;
    if (near.length <= 1) return piece.unclear && first.is === 'no' ? unknown : first;
    return splits < mostSplits ? splitting(piece, others, inside) : unknown;
  }

  /** Looks at the objects that have a member and at those that have not apart, where the other side makes that distinction. */
  function splitting<Piece extends Lists | Objects>(
    piece: Piece,
    others: readonly Piece[],
    inside: (one: Piece, other: Piece) => Answer,
  ): Answer {
    if (!('required' in piece)) return unknown;
    const names = (others as readonly Objects[]).flatMap((other) => [
      ...other.required,
      ...other.rows.flatMap(({ named }) => [...named.keys()].filter((name) => excludes(other, name))),
    ]);
    const name = names.find((each) => !piece.required.has(each) && !excludes(piece, each) && declares(piece, each));
    if (name === undefined) return unknown;
    const rule = { named: new Map<string, Node>([[name, false]]), patterns: [], rest: true };
    const halves: Objects[] = [
      { ...piece, required: new Set([...piece.required, name]) },
      { ...piece, rows: [...piece.rows, rule] },
    ];
    splits += 1;
    const answer = all(function* () {
      // Each half is a piece of the same kind: an object.
      for (const half of halves) yield covered(half as Piece, others, inside, () => sampleOfObject(left, half));
    });
    splits -= 1;
    return answer;
  }

  function isVoid(piece: Lists | Objects): boolean {
    const isEmpty = (nodes: Node[]) => isNothing(left.shapeOf(nodes));
    if ('required' in piece) {
      return [...piece.required].some((name) => !piece.hidden.has(name) && isEmpty(schemasOf(piece, name)));
    }
    return Array.from({ length: Math.min(piece.min, 20) }).some((_, index) => isEmpty(itemsOf(piece, index)));
  }

  function isApart(piece: Lists | Objects, other: Lists | Objects | undefined): boolean {
    if (!other || !('required' in piece) || !('required' in other)) return false;
    return [...piece.required].some(
      (name) =>
        other.required.has(name) &&
        isNothing(intersect(left.shapeOf(schemasOf(piece, name)), right.shapeOf(schemasOf(other, name)))),
    );
  }

  function insideList(a: Lists, b: Lists): Answer {
    return all(function* () {
      const [least, most] = [leastItems(a), mostItems(a, left)];
      if (least < b.min) yield no(sampleOfList(left, a));
      if (most > b.max) yield no(sampleOfList(left, { ...a, min: Math.max(a.min, b.max + 1) }));
      const count = Math.max(firstCount(a), firstCount(b));
      for (let index = 0; index <= count && index < most; index += 1) {
        const answer = includes(itemsOf(a, index), itemsOf(b, index));
        yield answer.is === 'no' && 'sample' in answer
          ? no(sampleOfList(left, a, 0, { index, value: answer.sample }))
          : answer;
      }
      if (b.unique && !a.unique && most > 1) {
        const item = sampleOf(left, itemsOf(a, 0));
        const twice =
          item && firstCount(a) + a.contains.length === 0
            ? { value: Array.from({ length: Math.max(2, a.min) }, () => item.value) }
            : undefined;
        yield twice ? no(twice) : unknown;
      }
      for (const each of b.contains) yield containing(a, each);
    });
  }

  function containing(a: Lists, wanted: Lists['contains'][number]): Answer {
    const isPromised = a.contains.some(
      ({ node, min, max }) => min >= wanted.min && max <= wanted.max && includes([node], [wanted.node]).is === 'yes',
    );
    if (isPromised) return yes;
    const isEvery = firstCount(a) === 0 && includes(itemsOf(a, 0), [wanted.node]).is === 'yes';
    if (isEvery && a.min >= wanted.min && a.max <= wanted.max) return yes;
    if (wanted.max === Infinity && a.contains.length === 0) {
      const other = includes(itemsOf(a, 0), [wanted.node]);
      if (a.min < wanted.min || other.is === 'no') {
        const item = other.is === 'no' && 'sample' in other ? { index: 0, value: other.sample } : undefined;
        if (a.min <= 1) return no(sampleOfList(left, a, 0, a.min === 0 ? undefined : item));
      }
    }
    return unknown;
  }

  function insideObject(a: Objects, b: Objects): Answer {
    return all(function* () {
      const missing = [...b.required].find((name) => !b.hidden.has(name) && !a.required.has(name));
      if (missing !== undefined) yield no(sampleOfObject(left, a));
      if (leastMembers(a) < b.min) yield no(sampleOfObject(left, a));
      if (mostMembers(a) > b.max) yield no(sampleOfObject(left, { ...a, min: Math.max(a.min, b.max + 1) }));
      for (const name of new Set([...namesIn(a), ...namesIn(b)])) yield member(a, b, name);
      if (b.names.length > 0) yield strangeName(a, b);
      const strangers = strangersOf([a, b], [left, right]);
      if (!strangers) yield unknown;
      else for (const name of strangers) yield member(a, b, name);
    });
  }

  function member(a: Objects, b: Objects, name: string): Answer {
    const [own, other] = [schemasOf(a, name), schemasOf(b, name)];
    const isAllowed = allowsName(a, name, left);
    if (isAllowed === false || a.max === 0 || isNothing(left.shapeOf(own))) return lost(a, b, name, own, other);
    const [inA, inB] = [declares(a, name), declares(b, name)];
    if (older && inA !== inB && isOpen(inA ? other : own)) {
      const isOlder = (older === 'left') === inA;
      // Documented by the older side alone: it is not read, or not sent, any more.
      if (isOlder) return no(sampleWith(a, name, own));
      return yes;
    }
    if (allowsName(b, name, right) === false) return no(sampleWith(a, name, own));
    const answer = includes(own, other);
    if (answer.is !== 'no')
      return isAllowed === undefined || allowsName(b, name, right) === undefined ? unknown : answer;
    return 'sample' in answer ? no(sampleOfObject(left, a, 0, { [name]: answer.sample })) : answer;
  }

  function strangeName(a: Objects, b: Objects): Answer {
    if (a.max === 0) return yes;
    for (const piece of left.shapeOf(a.names).string) {
      const found = findText(piece, right.shapeOf(b.names).string);
      if (found.is === 'unknown') return unknown;
      if (found.is === 'none') continue;
      const own = schemasOf(a, found.text);
      if (!isNothing(left.shapeOf(own))) return no(sampleWith(a, found.text, own));
    }
    return yes;
  }

  /** A member that the newer side never sends, and that the older side may read. */
  function lost(a: Objects, b: Objects, name: string, own: Node[], other: Node[]): Answer {
    const isGone =
      older === 'right' &&
      declares(b, name) &&
      !excludes(a, name) &&
      !isNothing(right.shapeOf(other)) &&
      own.includes(false);
    return isGone ? no(sampleOfObject(left, a)) : yes;
  }

  function sampleWith(a: Objects, name: string, own: Node[]): Sample {
    const value = sampleOf(left, own);
    return value && sampleOfObject(left, a, 0, { [name]: value.value });
  }

  return { nodes: includes, shapes: compare };
}

/** The first `no`, or `unknown` when there is one, or `yes`. */
function all(answers: () => Generator<Answer>): Answer {
  let result = yes;
  for (const each of answers()) {
    if (each.is === 'no') return each;
    if (each.is === 'unknown') result = each;
  }
  return result;
}
