import { defineConfig } from 'vitest/config';
import { setupFiles } from '../../vitest.config.mjs';

export default defineConfig({ test: { setupFiles, typecheck: { enabled: true, tsconfig: './tsconfig.json' } } });
