import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { poll, setupFiles } from '../../vitest.config.mjs';

const setup = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

export default defineConfig({
  // Files share their workers, which load the modules once.
  test: { setupFiles, globalSetup: setup, isolate: false, expect: { poll } },
});
