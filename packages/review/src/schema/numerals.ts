import { takesNumber } from './numbers.ts';
import { anyText, type Numbers, type Shape, type Texts } from './shape.ts';

/** Whole numbers of a range that are listed; beyond, they are known by a pattern. */
const mostListed = 100;

/** A shape as parameters and headers carry it: numbers and booleans are texts there. */
export function written(shape: Shape): Shape {
  const booleans = shape.boolean.size > 0 ? [{ ...anyText(), values: [...shape.boolean].map(String) }] : [];
  return {
    ...shape,
    number: [],
    boolean: new Set(),
    string: [...shape.string, ...shape.number.map(numeralsOf), ...booleans],
  };
}

function numeralsOf(set: Numbers): Texts {
  const { min, max, steps, notSteps, unclear } = set;
  const isWhole = steps.some((step) => Number.isInteger(step));
  const listed = isWhole && max - min <= mostListed ? Math.floor(max) - Math.ceil(min) + 1 : 0;
  if (min === max || listed > 0) {
    const all = min === max ? [min] : Array.from({ length: listed }, (_, index) => Math.ceil(min) + index);
    const values = all.filter((each) => takesNumber(set, each)).map(String);
    return { ...anyText(), values, ...(unclear ? { unclear } : {}) };
  }
  const fraction = isWhole ? '' : '(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?';
  const isExact =
    isWhole &&
    steps.every((step) => step === 1) &&
    notSteps.length === 0 &&
    (min === 0 || min === -Infinity) &&
    max === Infinity;
  return {
    ...anyText(),
    patterns: [`^${min >= 0 ? '' : '-?'}(?:0|[1-9][0-9]*)${fraction}$`],
    max: isWhole && Number.isFinite(max - min) ? Math.max(String(min).length, String(max).length) : Infinity,
    ...(unclear || !isExact ? { unclear: true } : {}),
  };
}
