import { defineConfig } from 'vitest/config';
import { setupFiles } from '../../vitest.config.mjs';

// Redocly and tsc are programs: on a busy machine a test that runs them takes longer than vitest's five seconds.
export default defineConfig({ test: { setupFiles, testTimeout: 300_000 } });
