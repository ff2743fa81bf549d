/**
 * For packages whose tests need nothing else: the same draws of fast-check in every run, and time for the programs that tests
 * start, which take longer than vitest's five seconds on a busy machine. Files share their workers, which load the modules once.
 */
import { fileURLToPath } from 'node:url';

export const setupFiles = [fileURLToPath(new URL('scripts/seed.mjs', import.meta.url))];

export default { test: { setupFiles, isolate: false, testTimeout: 60_000, hookTimeout: 60_000 } };
