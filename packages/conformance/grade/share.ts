/** Which of many things one of several workers takes. */
export interface Share {
  index: number;
  of: number;
  /** Takes one in so many items; all by default. */
  sample?: number;
}

/** The part of a list that is a share, spread over the whole of it. */
export function partOf<Item>(items: readonly Item[], { index, of, sample = 1 }: Share): Item[] {
  return items.filter((_, at) => at % of === index && Math.floor(at / of) % sample === 0);
}
