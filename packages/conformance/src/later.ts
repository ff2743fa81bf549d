import { setTimeout } from 'node:timers/promises';

/**
 * Waits until the clock shows another millisecond than now, whatever the timer makes of it. A target on this machine reads
 * the same clock; for any other that much time has passed, and one more millisecond for what a clock rounds.
 */
export async function later(now = Date.now): Promise<void> {
  const from = now();
  while (now() < from + 2) await setTimeout(1);
}
