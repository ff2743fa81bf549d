/** The median of some figures, and the least and the greatest of them. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** The figure below which a share of at least one figure lies: 0.5 gives the median. Between two figures it interpolates. */
export function quantileOf(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [lower = Number.NaN, upper = lower] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return lower + (upper - lower) * (place - Math.floor(place));
}

/** The median of at least one figure. */
export function medianOf(figures: readonly number[]): number {
  return quantileOf(figures, 0.5);
}

/** The median of at least one figure, with the least and the greatest. */
export function spreadOf(figures: readonly number[]): Spread {
  return { median: medianOf(figures), least: Math.min(...figures), most: Math.max(...figures) };
}
