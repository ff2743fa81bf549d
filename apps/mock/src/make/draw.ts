import { createChance } from '../chance.ts';
import { SpecError } from '../spec-error.ts';

/** The random choices of one value. */
export interface Draw {
  /** At least 0, less than 1, to choose one of so many by; always 0 for the simplest value. */
  next: (among: number) => number;
  isPlain: boolean;
  /** True for an item of a list without repetitions. */
  isApart?: boolean;
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
export const limits = { parts: 100_000, characters: 10_000_000 };

/** Counts a part of a value. Throws when the schema requires too many. */
export function spend(draw: Draw): void {
  if (--draw.left < -limits.parts)
    throw new SpecError(`the schema requires more than ${limits.parts} parts, which are not made up`);
}

/** A length that a text may have. Throws when the schema requires a longer one. */
export function lengthOf(least: number): number {
  if (least > limits.characters)
    throw new SpecError(`the schema requires more than ${limits.characters} characters, which are not made up`);
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
export const nat = ({ next }: Draw, below: number): number => Math.floor(next(below) * below);

/** One of some items, of which there is at least one. Where there is only one, nothing is drawn. */
export const pick = <Item>(draw: Draw, items: readonly Item[]): Item =>
  items[items.length === 1 ? 0 : nat(draw, items.length)] as Item; // the index is below the length

/** Number of values up to which a share tells them apart: half the precision of a number. */
const mostShares = 2 ** 30;

/**
 * A draw whose choices divide the values that a maker can make: shares that are evenly spread, from 0 to 1, give all of them in
 * turn. Choices beyond the precision of a share are random.
 */
export function apart(draw: Draw, share: number, left: number): Draw {
  let [rest, room] = [share, 1];
  let random: Draw['next'] | undefined;
  const next = (among: number) => {
    room *= among;
    if (room > mostShares) {
      random ??= createChance(String(share));
      return random(among);
    }
    const value = rest;
    rest = (rest * among) % 1;
    return value;
  };
  return { ...draw, next, isPlain: false, isApart: true, left };
}
