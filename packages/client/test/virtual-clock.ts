import type { Clock } from '../src/index.ts';

/** A clock that advances only on demand. */
export interface VirtualClock extends Clock {
  /** Lets time pass, timer by timer, until a promise settles, and returns it. Rejects if it never would. */
  until<T>(promise: Promise<T>): Promise<T>;
  /** Pending timers. */
  pending(): number;
}

/** Two turns of the event loop: streams and promises that wait for nothing but each other have settled. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A virtual clock. Time does not pass while `busy` reports work outside of the clock. */
export function virtualClock(random: () => number = () => 0.5, busy: () => boolean = () => false): VirtualClock {
  let time = Date.UTC(2026, 0, 1);
  let next = 0;
  const timers = new Map<number, { at: number; callback: () => void }>();
  return {
    now: () => Math.round(time),
    random,
    setTimeout(callback, ms) {
      timers.set(++next, { at: time + ms, callback });
      return next;
    },
    clearTimeout: (handle) => void timers.delete(handle as number),
    pending: () => timers.size,
    async until(promise) {
      let settled = false;
      const done = () => {
        settled = true;
      };
      promise.then(done, done);
      for (await settle(); !settled; await settle()) {
        if (busy()) continue;
        const [first] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!first) throw new Error('nothing is left to wait for, and the promise has not settled');
        const [handle, { at, callback }] = first;
        timers.delete(handle);
        time = at;
        callback();
      }
      return promise;
    },
  };
}
