/** Pseudo-random numbers that follow from a seed, so that a run can be repeated. */
export interface Random {
  /** At least 0, less than 1. */
  next: () => number;
  /** A whole number, at least 0, less than `below`. */
  nat: (below: number) => number;
  /** One of some items, of which there is at least one. */
  pick: <Item>(items: readonly Item[]) => Item;
  /** True with a probability between 0 and 1. */
  chance: (of: number) => boolean;
  /** A copy in random order. */
  shuffle: <Item>(items: readonly Item[]) => Item[];
}

/** The numbers of a seed: mulberry32, which is small and the same everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const nat = (below: number) => Math.floor(next() * below);
  return {
    next,
    nat,
    // There is an item at every index below the length.
    pick: <Item>(items: readonly Item[]) => items[nat(items.length)] as Item,
    chance: (of) => next() < of,
    shuffle<Item>(items: readonly Item[]) {
      const copy = [...items];
      for (let at = copy.length - 1; at > 0; at--) {
        const other = nat(at + 1);
        [copy[at], copy[other]] = [copy[other] as Item, copy[at] as Item]; // both are within
      }
      return copy;
    },
  };
}
