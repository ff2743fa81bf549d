import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { setupFiles } from '../../vitest.config.mjs';

const setup = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

// A poll that gives up after a second, as by default, fails on a machine that is busy.
export default defineConfig({
  // Files share their workers, which load the modules once.
  test: { setupFiles, globalSetup: setup, isolate: false, expect: { poll: { timeout: 30_000 } } },
});
