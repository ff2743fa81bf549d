import { defineConfig } from 'tsdown';
import { notices } from './build/notices.ts';
import { prism } from './build/prism.ts';

// Everything is in the bundle: who runs the mock installs one package, and Prism's dependency that reports installs is none.
export default defineConfig({
  entry: { main: 'src/main.ts', index: 'src/published.ts' },
  platform: 'node',
  target: 'node22.13',
  deps: { alwaysBundle: [/.*/] },
  plugins: [prism(), notices('THIRD_PARTY_NOTICES.txt')],
  minify: true,
  dts: { generator: 'oxc' },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  logLevel: 'warn',
});
