import { defineConfig } from 'tsdown';
import { notices } from '../mock/build/notices.ts';

// Everything is in the bundle: who runs the server installs one package, and Node opens few files to start it.
export default defineConfig({
  entry: { main: 'src/main.ts' },
  platform: 'node',
  // Of Node's own modules `require` takes what is used. `import` takes all that they export, and so would load `fetch`, which
  // hangs on node:http, and takes as long as Node's own start.
  format: 'cjs',
  target: 'node24',
  // `pg` asks for these where its user wants them, and does without.
  deps: { alwaysBundle: [/.*/], neverBundle: ['pg-native', 'pg-cloudflare'] },
  plugins: [notices('THIRD_PARTY_NOTICES.txt')],
  minify: true,
  dts: false,
  outExtensions: () => ({ js: '.cjs' }),
  logLevel: 'warn',
});
