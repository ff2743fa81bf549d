import type { Reader } from './reading.ts';
import type { Sample } from './sample.ts';
import type { Node } from './shape.ts';

/** The answer to "does one schema take all values of another?" A `no` carries a value that it does not take, where one can be built. */
export type Inclusion = { is: 'yes' } | { is: 'no'; sample?: unknown } | { is: 'unknown' };

export const yes: Inclusion = { is: 'yes' };
export const unknown: Inclusion = { is: 'unknown' };
export const no = (sample?: Sample): Inclusion => (sample ? { is: 'no', sample: sample.value } : { is: 'no' });

/** The sides of a comparison: all values of `left` should be values of `right`. */
export interface Comparands {
  left: Reader;
  right: Reader;
  /**
   * The side that callers know. They neither send nor read a member that only the other side documents, and they miss
   * one that only theirs does. Without it the comparison is of plain sets.
   */
  older?: 'left' | 'right';
}

/** The sides, and how to compare schemas that are within others. */
export interface Pairing extends Comparands {
  includes: (left: readonly Node[], right: readonly Node[]) => Inclusion;
  /** The same as plain sets: a condition such as `contains` documents no member. */
  includesAsSets: (left: readonly Node[], right: readonly Node[]) => Inclusion;
}

/** The first `no`, or `unknown` when there is one, or `yes`. */
export function all(answers: () => Generator<Inclusion>): Inclusion {
  let result = yes;
  for (const each of answers()) {
    if (each.is === 'no') return each;
    if (each.is === 'unknown') result = each;
  }
  return result;
}
