import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const postgres = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

export default defineConfig({ test: { globalSetup: ['./test/setup.ts', postgres] } });
