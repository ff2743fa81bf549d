/** The part of a list that one of several workers takes. */
export interface Share {
  index: number;
  of: number;
  /** Takes one item in that many; all by default. */
  sample?: number;
}

/** The items of a share, spread evenly over the list. */
export function partOf<Item>(items: readonly Item[], { index, of, sample = 1 }: Share): Item[] {
  return items.filter((_, at) => at % of === index && Math.floor(at / of) % sample === 0);
}
