import { largeAtATime } from './limits.ts';

/** The part of a server that the bodies of all its requests share. */
export interface Shared {
  /** Reserves memory, in bytes; `false` if too little is left. */
  reserve: (bytes: number) => boolean;
  /** Gives them back. */
  release: (bytes: number) => void;
  /** Resolves when it is the caller's turn, to a function that ends the turn. */
  turn: () => Promise<() => void>;
}

/** Shares a number of bytes of memory, and queues large bodies. */
export function createShared(bodyMemory: number): Shared {
  let left = bodyMemory;
  let free = largeAtATime;
  let planned = false;
  const waiting: ((end: () => void) => void)[] = [];

  /** Starts one of them in each round of the event loop, so that small requests are served in between. */
  function plan(): void {
    if (planned || free === 0 || waiting.length === 0) return;
    planned = true;
    // Twice, so that there is always a round between two turns in which data of others is read.
    setImmediate(() => setImmediate(next));
  }
  function next(): void {
    planned = false;
    free--;
    waiting.shift()?.(end);
    plan();
  }
  function end(): void {
    free++;
    plan();
  }
  return {
    reserve(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    release(bytes) {
      left += bytes;
    },
    turn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        plan();
      }),
  };
}
