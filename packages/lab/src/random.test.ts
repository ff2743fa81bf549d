import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('a seed gives the numbers of mulberry32, wherever it runs', () => {
  const { next } = createRandom(1);
  expect([next(), next(), next()].map((each) => each * 2 ** 32)).toEqual([2693262067, 11749833, 2265367787]);
});

test('numbers stay within their bounds, and are determined by the seed', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 2 ** 31 }), (seed, below) => {
      const [one, other] = [createRandom(seed), createRandom(seed)];
      for (let at = 0; at < 20; at++) {
        const number = one.nat(below);
        expect(number).toBe(other.nat(below));
        expect(Number.isInteger(number) && number >= 0 && number < below).toBe(true);
      }
    }),
  );
});

test('a probability of 0 never happens, and one of 1 always does', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { chance } = createRandom(seed);
      expect([chance(0), chance(1)]).toEqual([false, true]);
    }),
  );
});

test('a shuffled list has the same items, and its source is unchanged', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.integer()), (seed, items) => {
      const before = [...items];
      const shuffled = createRandom(seed).shuffle(items);
      expect(items).toEqual(before);
      expect(shuffled.toSorted()).toEqual(before.toSorted());
    }),
  );
  expect(createRandom(1).shuffle([1, 2, 3, 4, 5, 6])).not.toEqual([1, 2, 3, 4, 5, 6]);
});

test('each item is picked sooner or later', () => {
  const { pick } = createRandom(7);
  expect(new Set(Array.from({ length: 100 }, () => pick(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
});
