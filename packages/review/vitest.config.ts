import { defineConfig } from 'vitest/config';

// Redocly and tsc are programs: on a busy machine a test that runs them takes longer than vitest's five seconds.
export default defineConfig({ test: { testTimeout: 60_000 } });
