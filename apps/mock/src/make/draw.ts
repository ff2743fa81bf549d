import { createChance } from '../chance.ts';
import { SpecError } from '../spec-error.ts';

/** The random choices of one value. */
export interface Draw {
  /** At least 0, less than 1; always 0 for the simplest value. */
  next: () => number;
  isPlain: boolean;
  /** True to use the examples and defaults of schemas. */
  takesExamples: boolean;
  /** Optional parts that may still be made. Parts that the schema requires are made without it. */
  left: number;
  /** Number of lists around the current part. */
  lists: number;
}

/** Makes a value of one schema. */
export type Maker = (draw: Draw) => unknown;

/**
 * Optional parts of a value, since a spec may describe millions. A value of a seed is made for its request alone, and costs about a
 * microsecond for each; the plainest one is cached.
 */
const mostOptional = { ofSeed: 250, plain: 2_000 };

/** Limits to the required parts and to the characters of a text: a larger value would block other requests. */
const most = { parts: 100_000, characters: 10_000_000 };

/** Counts a part of a value. Throws when the schema requires too many. */
export function spend(draw: Draw): void {
  if (--draw.left < -most.parts)
    throw new SpecError(`the schema requires more than ${most.parts} parts, which are not made up`);
}

/** A length that a text may have. Throws when the schema requires a longer one. */
export function lengthOf(least: number): number {
  if (least > most.characters)
    throw new SpecError(`the schema requires more than ${most.characters} characters, which are not made up`);
  return least;
}

/** A draw of the simplest value, or of a random one by `next`. A lean draw has no optional parts. */
export function drawOf(
  next: (() => number) | undefined,
  more: { isLean?: boolean; takesExamples?: boolean } = {},
): Draw {
  const { isLean = false, takesExamples = false } = more;
  const isPlain = next === undefined;
  const left = isPlain ? mostOptional.plain : mostOptional.ofSeed;
  return { next: next ?? (() => 0), isPlain, takesExamples, left: isLean ? 0 : left, lists: 0 };
}

/** A whole number, at least 0, less than `below`. */
export const nat = ({ next }: Draw, below: number): number => Math.floor(next() * below);

/** One of some items, of which there is at least one. Where there is only one, nothing is drawn. */
export const pick = <Item>(draw: Draw, items: readonly Item[]): Item =>
  items[items.length === 1 ? 0 : nat(draw, items.length)] as Item; // the index is below the length

/** A draw with a fixed first choice, so that all values of an enum or a small range occur. */
export function apart(draw: Draw, first: number, left: number): Draw {
  let isFirst = true;
  let next = draw.isPlain ? undefined : draw.next;
  const choose = () => {
    if (isFirst) {
      isFirst = false;
      return first;
    }
    next ??= createChance(String(first));
    return next();
  };
  return { ...draw, next: choose, isPlain: false, left };
}
