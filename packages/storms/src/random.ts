/** Numbers that look random and follow from a seed, so that what they led to can be had again. */
export interface Random {
  /** At least 0, less than `below`. */
  nat: (below: number) => number;
  /** One of some items, of which there is at least one. */
  pick: <Item>(items: readonly Item[]) => Item;
  /** Whether something is to happen that has a chance between 0 and 1. */
  chance: (of: number) => boolean;
}

/** The numbers of a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const nat = (below: number) => Math.floor(next() * below);
  return {
    nat,
    // There is an item at every place below the length.
    pick: <Item>(items: readonly Item[]) => items[nat(items.length)] as Item,
    chance: (of) => next() < of,
  };
}
