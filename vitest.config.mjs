/**
 * For packages whose tests need nothing else: the same draws of fast-check in every run, and time for the programs that tests
 * start, which take longer than vitest's five seconds on a busy machine, as does what a poll waits for. Files share their workers,
 * which load the modules once.
 */
import { fileURLToPath } from 'node:url';

export const setupFiles = [fileURLToPath(new URL('scripts/seed.mjs', import.meta.url))];

/** Time for a poll, in milliseconds, in place of vitest's one second. */
export const poll = { timeout: 30_000 };

export default { test: { setupFiles, isolate: false, testTimeout: 60_000, hookTimeout: 60_000, expect: { poll } } };
