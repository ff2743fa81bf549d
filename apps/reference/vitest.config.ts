import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { poll } from '../../vitest.config.mjs';

const setup = fileURLToPath(import.meta.resolve('@dli-connections/lab/postgres/setup'));

export default defineConfig({ test: { globalSetup: setup, isolate: false, expect: { poll } } });
