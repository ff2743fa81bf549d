import { type Maker, nat } from './draw.ts';

/** Range of numbers without bounds. */
const span = 1000;

/** Number of steps in which a range is searched. */
const parts = 1000;

/** Generates numbers within the bounds of a schema that are multiples of its steps. */
export function numberMaker(schema: Record<string, unknown>, isInteger: boolean): Maker {
  const step = Number(schema.multipleOf ?? 0) || (isInteger ? 1 : 0);
  const bounds = boundsOf(schema);
  return step > 0 ? steps(bounds, isInteger ? wholeStep(step) : step) : fractions(bounds);
}

interface Bounds {
  least: number;
  most: number;
  /** Bounds that are not values themselves. */
  open: number[];
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Record<string, unknown>): Bounds {
  const of = (...all: unknown[]) => all.filter((each) => each !== undefined).map(Number);
  const [lows, highs] = [of(minimum, exclusiveMinimum), of(maximum, exclusiveMaximum)];
  const high = Math.min(...highs);
  const least = lows.length > 0 ? Math.max(...lows) : Math.min(0, high - span);
  return { least, most: Math.min(high, least + span), open: of(exclusiveMinimum, exclusiveMaximum) };
}

/** The least whole number that is a multiple of a step. */
function wholeStep(step: number): number {
  for (let times = 1; times <= parts; times++) if (Number.isInteger(step * times)) return step * times;
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

function fractions({ least, most, open }: Bounds): Maker {
  const isLegal = (value: number) => value >= least && value <= most && !open.includes(value);
  const middle = least + (most - least) / 2;
  const zero = [0, least, middle].find(isLegal) ?? least;
  return (draw) => {
    if (draw.isPlain) return zero;
    const value = least + ((most - least) * nat(draw, parts)) / parts;
    return [Number(value.toFixed(2)), value].find(isLegal) ?? zero;
  };
}
