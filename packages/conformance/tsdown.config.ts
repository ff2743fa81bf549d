import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';
import { notices } from '../../apps/mock/build/notices.ts';

const bundle = (ending: string) => fileURLToPath(import.meta.resolve(`@dli-connections/spec/openapi.${ending}`));

// Everything is inside: the installed kit talks to its target, and fetches nothing else.
const shared = {
  platform: 'node',
  target: 'node22.13',
  // The report of the root verb is there too.
  clean: false,
  logLevel: 'warn',
  // Chunks that are loaded late have a fixed name, so that a build replaces that of the one before.
  hash: false,
} as const;

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts' },
    dts: { tsconfig: '../tsconfig.pack-kit.json' },
    copy: [bundle('json'), bundle('yaml')],
  },
  // The library is a part of the program, so this covers both.
  { ...shared, entry: { cli: 'src/cli/main.ts' }, dts: false, plugins: [notices('THIRD_PARTY_NOTICES.txt')] },
]);
