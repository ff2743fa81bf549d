import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './sqlite-error.ts';

/** How long SQLite itself waits for a lock, in milliseconds: nothing else happens in the process meanwhile. */
export const blocking = 20;

/** How long everything else has its turn before a lock is tried again, in milliseconds. */
const pause = 10;

/** The same while a file is being opened, when nothing else has to go on. */
export function pauseBlocking(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
}

/** Runs what a lock on the file may keep from beginning, again and again until it begins or has waited too long. */
export type Patiently = <Result>(attempt: () => Result | Promise<Result>) => Promise<Result>;

/**
 * Patience of so many milliseconds with other processes that have locked a file; and without an end, with the one of this
 * process whose turn it is.
 */
export function createPatience(lockTimeoutMs: number, turn?: { held: Promise<void> | undefined }): Patiently {
  return async (attempt) => {
    const until = performance.now() + lockTimeoutMs;
    for (;;) {
      try {
        while (turn?.held) await turn.held;
        return await attempt();
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error;
      }
      await sleep(pause);
    }
  };
}
