import { defineConfig } from 'tsdown';
import { notices } from './build/notices.ts';

// Everything is in the bundle: who runs the mock installs one package.
export default defineConfig({
  entry: { main: 'src/main.ts', index: 'src/published.ts' },
  platform: 'node',
  target: 'node22.13',
  deps: { alwaysBundle: [/.*/] },
  plugins: [notices('THIRD_PARTY_NOTICES.txt')],
  minify: true,
  dts: { generator: 'oxc' },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  logLevel: 'warn',
});
