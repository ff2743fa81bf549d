import { limits, type Maker, nat } from './draw.ts';

/** Range of numbers without bounds, and the number of steps in which a range is searched. */
const span = 1000;

/** The same for the items of a list without repetitions: as many as the longest list has. */
const wideSpan = limits.parts;

/** Generates numbers within the bounds of a schema that are multiples of its steps. */
export function numberMaker(schema: Record<string, unknown>, isInteger: boolean): Maker {
  const step = Number(schema.multipleOf ?? 0) || (isInteger ? 1 : 0);
  const within = (range: number) => {
    const bounds = boundsOf(schema, range * Math.max(1, step));
    return step > 0 ? steps(bounds, isInteger ? wholeStep(step) : step) : fractions(bounds, range);
  };
  const [usual, wide] = [within(span), within(wideSpan)];
  return (draw) => (draw.isApart ? wide : usual)(draw);
}

interface Bounds {
  least: number;
  most: number;
  /** Bounds that are not values themselves. */
  open: number[];
}

function boundsOf(
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Record<string, unknown>,
  range: number,
): Bounds {
  const of = (...all: unknown[]) => all.filter((each) => each !== undefined).map(Number);
  const [lows, highs] = [of(minimum, exclusiveMinimum), of(maximum, exclusiveMaximum)];
  const high = Math.min(...highs);
  const least = lows.length > 0 ? Math.max(...lows) : Math.min(0, high - range);
  return { least, most: Math.min(high, least + range), open: of(exclusiveMinimum, exclusiveMaximum) };
}

/** The least whole number that is a multiple of a step. */
function wholeStep(step: number): number {
  for (let times = 1; times <= span; times++) if (Number.isInteger(step * times)) return step * times;
  return step;
}

function steps({ least, most, open }: Bounds, step: number): Maker {
  const at = (count: number) => Number((count * step).toPrecision(15));
  let [first, last] = [Math.ceil(least / step), Math.floor(most / step)];
  if (open.includes(at(first))) first++;
  if (open.includes(at(last))) last--;
  const zero = Math.min(Math.max(0, first), Math.max(first, last));
  return (draw) => at(draw.isPlain ? zero : first + nat(draw, Math.max(1, last - first + 1)));
}

function fractions({ least, most, open }: Bounds, parts: number): Maker {
  const isLegal = (value: number) => value >= least && value <= most && !open.includes(value);
  const middle = least + (most - least) / 2;
  const zero = [0, least, middle].find(isLegal) ?? least;
  return (draw) => {
    if (draw.isPlain) return zero;
    const value = least + ((most - least) * nat(draw, parts)) / parts;
    const rounded = draw.isApart ? value : Number(value.toFixed(2));
    return [rounded, value].find(isLegal) ?? zero;
  };
}
