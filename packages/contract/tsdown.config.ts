import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', calls: 'src/generated/calls.ts', server: 'src/server.ts' },
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  // Types of the packages that are bundled are found through their sources.
  dts: { tsconfig: '../tsconfig.pack.json', eager: true },
  // Keeps the validators in dist, which are built from the bundle, not from source.
  clean: false,
  logLevel: 'warn',
});
