import { fileURLToPath } from 'node:url';
import { defineConfig, type Rolldown } from 'tsdown';
import { notices } from '../mock/build/notices.ts';

/** Escapes non-ASCII characters. One of them makes V8 store the whole file in two bytes a character, and read it slower. */
const ascii: Rolldown.Plugin = {
  name: 'ascii',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
      output.code = output.code.replaceAll(/[\u0080-\uffff]/g, escaped);
    }
  },
};

const bundle = (form: string) => fileURLToPath(import.meta.resolve(`@dli-connections/spec/openapi.${form}`));

// Everything is in the bundle: who runs the server installs one package, and Node opens few files to start it.
export default defineConfig({
  entry: { main: 'src/main.ts' },
  platform: 'node',
  // `require` loads only the exports in use of Node's own modules. `import` loads them all, and so would load `fetch`, which
  // node:http exports and which takes as long as Node's own start.
  format: 'cjs',
  checks: { legacyCjs: false },
  target: 'node22.20',
  // `pg` asks for these where its user wants them, and does without.
  deps: { alwaysBundle: [/.*/], neverBundle: ['pg-native', 'pg-cloudflare'] },
  plugins: [ascii, notices('THIRD_PARTY_NOTICES.txt')],
  copy: [bundle('json'), bundle('yaml')],
  minify: true,
  dts: false,
  outExtensions: () => ({ js: '.cjs' }),
  logLevel: 'warn',
});
