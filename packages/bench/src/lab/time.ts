import { medianOf } from '@dli-connections/lab/stats';

/**
 * Repeats something for some seconds, at least once. Returns the median duration in milliseconds. The time of `first`, which
 * is called before each, is not part of it.
 */
export async function timed(seconds: number, work: () => unknown, first = async () => {}): Promise<number> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1000; ; ) {
    await first();
    const before = performance.now();
    await work();
    const after = performance.now();
    times.push(after - before);
    if (after >= end) return medianOf(times);
  }
}

/** The same for work too short for the clock: times batches of `most` repetitions. Returns microseconds for each. */
export async function timedInRows(seconds: number, most: number, work: () => unknown): Promise<number> {
  const row = async () => {
    for (let at = 0; at < most; at++) await work();
  };
  return ((await timed(seconds, row)) / most) * 1000;
}
