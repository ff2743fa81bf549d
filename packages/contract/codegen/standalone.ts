import { fileURLToPath } from 'node:url';
import standaloneModule from 'ajv/dist/standalone/index.js';
import type { Bundle } from './bundle.ts';
import { header } from './committed.ts';
import { arrange, createAjv } from './compile.ts';
import { validationDocument } from './schemas.ts';

// A CommonJS module that is its own default export, whether a loader unwraps it or not.
const standaloneCode = standaloneModule.default;

function codeOf(bundle: Bundle, allErrors: boolean): string {
  const { ajv, parts } = createAjv(bundle, { allErrors, code: { source: true, esm: true, lines: true } });
  return standaloneCode(ajv, Object.fromEntries(parts.map((part) => [part.name, part.ref])));
}

/** An entry that arranges the functions of both modules by operation, in the shape of `Validators`. */
function entryOf(bundle: Bundle): string {
  const { parts } = validationDocument(bundle);
  const shape = arrange(parts, (part) => `validator ${part.name}`);
  const source = JSON.stringify(shape, null, 2).replaceAll(/"validator (\w+)"/g, '{ first: first.$1, all: all.$1 }');
  return `import * as first from 'first';\nimport * as all from 'all';\nexport const validators = ${source};\n`;
}

/** Replaces Ajv's count of characters: without surrogates it equals the length, which is much faster. */
const countOfCharacters = 'export default (text) => (/[\\ud800-\\udbff]/.test(text) ? [...text].length : text.length);';

/**
 * The formats that Ajv calls by name; it compiles patterns into its own code. `ajv-formats` has all formats in one object, which
 * would come along whole, and its licence with it.
 */
const formats: Record<string, string> = {
  int32: '(value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31',
  int64: 'Number.isInteger',
};

/** Replaces `ajv-formats` by the formats above. */
function formatsFor(code: string): string {
  for (const [, name = ''] of code.matchAll(/\.fullFormats(?:\.|\[")([\w-]+)/g))
    if (!Object.hasOwn(formats, name))
      throw new Error(`no code for the format "${name}": add it to codegen/standalone.ts`);
  const members = Object.entries(formats).map(
    ([name, validate]) => `${JSON.stringify(name)}: { validate: ${validate} }`,
  );
  return `export const fullFormats = { ${members.join(', ')} };`;
}

/** The validators as one JavaScript module without imports. */
export async function deriveValidators(bundle: Bundle, format: 'esm' | 'cjs' = 'esm'): Promise<string> {
  const [first, all] = [codeOf(bundle, false), codeOf(bundle, true)];
  const modules: Record<string, string> = {
    'ajv/dist/runtime/ucs2length': countOfCharacters,
    'ajv-formats/dist/formats': formatsFor(first + all),
    entry: entryOf(bundle),
    ...{ first, all },
  };
  // Deriving types alone needs no bundler.
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: 'entry',
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    platform: 'neutral',
    // Ajv's own runtime helpers are CommonJS and are resolved by "main".
    resolve: { mainFields: ['main'] },
    plugins: [
      {
        name: 'generated-modules',
        resolveId: (id) => (id in modules ? `\0${id}` : null),
        load: (id) => modules[id.replace('\0', '')],
      },
    ],
  });
  const { output } = await build.generate({ format });
  await build.close();
  return `${header}\n${output[0].code}`;
}
