import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const setup = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

// A poll that gives up after a second, as by default, fails on a machine that is busy.
export default defineConfig({ test: { globalSetup: setup, expect: { poll: { timeout: 30_000 } } } });
