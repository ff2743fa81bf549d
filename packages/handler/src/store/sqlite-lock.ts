/** SQLite's own wait for a lock, in milliseconds: it blocks the process. */
export const blocking = 20;

/** Pause for other work before a lock is tried again, in milliseconds. */
export const pause = 10;

/** The same while a file is being opened, when nothing else has to go on. */
export function pauseBlocking(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
}
