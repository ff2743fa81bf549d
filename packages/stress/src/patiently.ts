import { setTimeout as sleep } from 'node:timers/promises';

/** Tries something again until it succeeds; rejects with its error after a while. Both times are in milliseconds. */
export async function patiently<Result>(attempt: () => Promise<Result>, forMs: number, everyMs = 50): Promise<Result> {
  for (const deadline = Date.now() + forMs; ; await sleep(everyMs)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
