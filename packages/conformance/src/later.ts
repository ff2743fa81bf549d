import { setTimeout } from 'node:timers/promises';

/**
 * Waits until the clock shows another millisecond than now, however the timer rounds. A target on this machine reads
 * the same clock; for any other that much time has passed, and one more millisecond for a clock that rounds.
 */
export async function later(now = Date.now): Promise<void> {
  const from = now();
  while (now() < from + 2) await setTimeout(1);
}
