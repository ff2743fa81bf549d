import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './sqlite-error.ts';

/** SQLite's own wait for a lock, in milliseconds: it blocks the process. */
export const blocking = 20;

/** Pause for other work before a lock is tried again, in milliseconds. */
const pause = 10;

/** The same while a file is being opened, when nothing else has to go on. */
export function pauseBlocking(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
}

/** Retries work that a lock on the file keeps from beginning, until it begins or has waited too long. */
export type Patiently = <Result>(attempt: () => Result | Promise<Result>) => Promise<Result>;

/**
 * Waits up to a limit in milliseconds for other processes that have locked the file, and without a limit for a
 * transaction of this process.
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
