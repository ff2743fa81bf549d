import { impliesFormat } from './formats.ts';
import type { Numbers } from './shape.ts';

/** Tells whether a number is in a set, save for `unclear` and formats. */
export function takesNumber({ min, max, minOpen, maxOpen, steps, notSteps }: Numbers, value: number): boolean {
  if (value < min || value > max || (minOpen && value === min) || (maxOpen && value === max)) return false;
  return steps.every((step) => isMultiple(value, step)) && !notSteps.some((step) => isMultiple(value, step));
}

/** Steps as one, the least that all of them divide, where that is a number to be trusted. */
export function commonSteps(steps: number[]): number[] {
  if (steps.length < 2) return steps;
  const scale = [1, 10, 100, 1000, 10 ** 6].find((each) => steps.every((step) => Number.isInteger(step * each)));
  if (scale === undefined) return steps;
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  const least = steps.map((each) => each * scale).reduce((a, b) => (a / divisor(a, b)) * b);
  return Number.isSafeInteger(least) ? [least / scale] : steps;
}

export function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

/** A number of one set that is in none of the others. `none` is certain. */
export function findNumber(
  inside: Numbers,
  outside: readonly Numbers[],
): { is: 'found'; value: number } | { is: 'none' | 'unknown' } {
  const isPoint = inside.min === inside.max;
  const sure = outside.filter((each) => {
    const promised = each.formats.every((format) => impliesFormat(inside.formats, format));
    if (each.unclear || !promised) return false;
    if (isPoint) return takesNumber(each, inside.min);
    const isWithin = each.notSteps.every((step) => inside.notSteps.includes(step));
    return isWithin && each.steps.every((step) => inside.steps.some((own) => isMultiple(own, step)));
  });
  const left = sure.reduce((gaps, each) => gaps.flatMap((gap) => without(gap, each)), [aligned(inside)].flat());
  if (left.length === 0) return { is: 'none' };
  const others = outside.filter((each) => each.formats.length === 0 || sure.includes(each));
  for (const gap of left) {
    for (const value of candidatesIn(gap)) {
      const isIn = takesNumber(inside, value) && takesNumber(gap, value);
      // It cannot be known if a set with another format takes the value, so those sets are not asked.
      if (isIn && !others.some((each) => takesNumber(each, value))) return { is: 'found', value };
    }
  }
  return { is: 'unknown' };
}

/** The set with bounds that it reaches: those of whole numbers are whole. Empty where it has no number. */
function aligned(set: Numbers): Numbers[] {
  if (isEmpty(set)) return [];
  const step = set.steps.length === 1 ? set.steps[0] : undefined;
  if (step === undefined) return [set];
  const [low, high] = [Math.ceil(set.min / step) * step, Math.floor(set.max / step) * step];
  const min = set.minOpen && low === set.min ? low + step : low;
  const max = set.maxOpen && high === set.max ? high - step : high;
  const tight = { ...set, min, max, minOpen: false, maxOpen: false };
  return isEmpty(tight) ? [] : [tight];
}

function isEmpty({ min, max, minOpen, maxOpen }: Numbers): boolean {
  return min > max || (min === max && (minOpen || maxOpen));
}

/** Subtracts one interval from another. */
function without(gap: Numbers, { min, max, minOpen, maxOpen }: Numbers): Numbers[] {
  const below = {
    ...gap,
    max: Math.min(gap.max, min),
    maxOpen: gap.max < min ? gap.maxOpen : !minOpen || (gap.max === min && gap.maxOpen),
  };
  const above = {
    ...gap,
    min: Math.max(gap.min, max),
    minOpen: gap.min > max ? gap.minOpen : !maxOpen || (gap.min === max && gap.minOpen),
  };
  return [...(min === -Infinity ? [] : aligned(below)), ...(max === Infinity ? [] : aligned(above))];
}

/** Numbers to try, the ones that read best first. */
function* candidatesIn({ min, max, steps }: Numbers): Generator<number> {
  yield* [0, 1, -1];
  const step = steps.at(-1) ?? 1;
  for (const bound of [min, max]) {
    if (!Number.isFinite(bound)) continue;
    const near = Math.round(bound / step) * step;
    for (let index = 0; index <= 20; index += 1) yield* [bound, near + index * step, near - index * step];
    yield* [bound + step / 2, bound - step / 2, bound + 0.1, bound - 0.1];
  }
  if (Number.isFinite(min) && Number.isFinite(max)) yield (min + max) / 2;
  for (let index = 1; index <= 20; index += 1) yield index * step;
  yield* [0.5, 1.5, 10 ** 9, -(10 ** 9), 2 ** 40, -(2 ** 40), 0.1];
}
