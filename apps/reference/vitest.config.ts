import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const setup = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

export default defineConfig({ test: { globalSetup: setup, isolate: false } });
