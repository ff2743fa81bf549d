import { setTimeout } from 'node:timers/promises';

/**
 * Waits until the clock shows a later millisecond, however the timer rounds. A target on this machine reads the same clock;
 * for any other, one more millisecond allows for a clock that rounds.
 */
export async function later(now = Date.now): Promise<void> {
  const from = now();
  while (now() < from + 2) await setTimeout(1);
}
