import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { setupFiles } from '../../vitest.config.mjs';

const postgres = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

// One worker fewer than there are cores is vitest's default, and on two of them that is one.
export default defineConfig({
  test: { setupFiles, globalSetup: ['./test/setup.ts', postgres], maxWorkers: Math.max(2, availableParallelism() - 1) },
});
