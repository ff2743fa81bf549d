import { type Check, hasFunctions, must } from './checks.ts';

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

/** The clock of the runtime, looked up at each use, so that fake timers work. */
export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  // The handle came from `setTimeout` above; its type differs by runtime.
  clearTimeout: (handle) => clearTimeout(handle as number),
};

export const checkClock: Check = (name, clock) => {
  const members = Object.keys(systemClock);
  must(hasFunctions(clock, members), name, `an object of functions: ${members.join(', ')}`);
};
