/** The tasks of this package: `generate` and `drift` for committed files, `validators` for built ones. */
import { readBundle } from './bundle.ts';
import { deriveCalls } from './calls.ts';
import { committedText, type Derived, runTask } from './committed.ts';
import { deriveOperations } from './operations.ts';
import { deriveValidators } from './standalone.ts';
import { deriveTypes } from './types.ts';

const at = (file: string) => new URL(`../${file}`, import.meta.url);
const bundle = await readBundle();

const committed: Derived = [
  [at('src/generated/openapi.ts'), () => deriveTypes(bundle)],
  [at('src/generated/operations.ts'), () => deriveOperations(bundle)],
  [at('src/generated/calls.ts'), () => deriveCalls(bundle)],
];

/** The types of the validators for those who get the package; in the workspace they are `src/precompiled.d.ts`. */
const typesOf = async (extension: string) =>
  (await committedText(at('src/precompiled.d.ts'))).replace('./validators.ts', `./server.${extension}`);

const built: Derived = [
  [at('dist/validators.js'), () => deriveValidators(bundle)],
  [at('dist/validators.cjs'), () => deriveValidators(bundle, 'cjs')],
  [at('dist/validators.d.ts'), () => typesOf('js')],
  [at('dist/validators.d.cts'), () => typesOf('cjs')],
];

const [, , task] = process.argv;
if (task === 'validators') await runTask('generate', built);
else await runTask(task, committed);
