/** Time and random numbers of a client, which tests replace. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0 and less than 1. */
  random(): number;
  /** Calls back once, after a number of milliseconds. */
  setTimeout(callback: () => void, ms: number): unknown;
  /** Cancels it; the argument is the value that `setTimeout` returned. */
  clearTimeout(handle: unknown): void;
}

/** The clock of the runtime, looked up at each use, so that fake timers are seen. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  // The handle is the one that the line above returned; its type differs by runtime.
  clearTimeout: (handle) => clearTimeout(handle as number),
};

/** The longest time that timers of runtimes take; a longer one would fire at once. */
const longest = 2 ** 31 - 1;

/** A time in milliseconds that a timer can take, or a TypeError. */
export function checkTime(name: string, ms: number): number {
  if (!(typeof ms === 'number' && ms > 0 && ms <= longest))
    throw new TypeError(`${name} must be a number of milliseconds, more than 0 and at most ${longest}`);
  return ms;
}
