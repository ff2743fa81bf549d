import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    core: 'src/core-index.ts',
    paging: 'src/paging.ts',
    waiting: 'src/waiting.ts',
    signing: 'src/signing.ts',
    raw: 'src/raw.ts',
    validate: 'src/validate.ts',
  },
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  dts: { tsconfig: '../tsconfig.pack.json' },
  logLevel: 'warn',
});
