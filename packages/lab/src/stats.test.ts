import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf, quantileOf, spreadOf } from './stats.ts';

const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

test('the median is the middle one, or lies halfway between the two in the middle', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([5])]).toEqual([2, 2.5, 5]);
});

test('a quantile is between the least and the greatest, and never falls as the share rises', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(figures, share, share, (all, one, other) => {
      const { least, most } = spreadOf(all);
      const [lower, upper] = [Math.min(one, other), Math.max(one, other)].map((each) => quantileOf(all, each));
      expect(lower).toBeGreaterThanOrEqual(least - 1e-6);
      expect(upper).toBeLessThanOrEqual(most + 1e-6);
      expect(lower).toBeLessThanOrEqual((upper ?? Number.NaN) + 1e-6);
    }),
  );
});

test('the order of the figures does not matter, and is unchanged', () => {
  fc.assert(
    fc.property(figures, (all) => {
      const before = [...all];
      expect(spreadOf(all.toReversed())).toEqual(spreadOf(all));
      expect(all).toEqual(before);
    }),
  );
});
