/** The tasks of this package: `generate` and `drift` for committed files, `validators` for built ones. */
import { mkdir, writeFile } from 'node:fs/promises';
import { readBundle } from './bundle.ts';
import { deriveCalls } from './calls.ts';
import { committedText } from './committed.ts';
import { deriveOperations } from './operations.ts';
import { deriveValidators } from './standalone.ts';
import { deriveTypes } from './types.ts';

const here = new URL('../', import.meta.url);
const bundle = await readBundle();

const committed: Record<string, () => string | Promise<string>> = {
  'src/generated/openapi.ts': () => deriveTypes(bundle),
  'src/generated/operations.ts': () => deriveOperations(bundle),
  'src/generated/calls.ts': () => deriveCalls(bundle),
};

const read = (file: string) => committedText(new URL(file, here));

async function write(file: string, text: string): Promise<void> {
  if ((await read(file)) === text) return;
  await mkdir(new URL('.', new URL(file, here)), { recursive: true });
  await writeFile(new URL(file, here), text);
  console.log(`wrote ${file}`);
}

/** The first line in which two texts differ, for the message. */
function firstDifference(committedText: string, derivedText: string): string {
  const [ours, theirs] = [committedText.split('\n'), derivedText.split('\n')];
  const line = theirs.findIndex((text, index) => text !== ours[index]);
  const at = line === -1 ? theirs.length : line;
  return `line ${at + 1}\n    committed: ${ours[at]?.trim() ?? '(end)'}\n    the spec:  ${theirs[at]?.trim() ?? '(end)'}`;
}

const task = process.argv[2];
if (task === 'generate') {
  for (const [file, derive] of Object.entries(committed)) await write(file, await derive());
} else if (task === 'validators') {
  await write('dist/validators.js', await deriveValidators(bundle));
  await write('dist/validators.cjs', await deriveValidators(bundle, 'cjs'));
  // For those who get the package; in the workspace it is src/precompiled.d.ts.
  const types = await read('src/precompiled.d.ts');
  await write('dist/validators.d.ts', types.replace('./validators.ts', './server.js'));
  await write('dist/validators.d.cts', types.replace('./validators.ts', './server.cjs'));
} else if (task === 'drift') {
  for (const [file, derive] of Object.entries(committed)) {
    const [text, derived] = [await read(file), await derive()];
    if (text === derived) continue;
    console.error(`packages/contract/${file} differs from the spec, ${firstDifference(text, derived)}`);
    console.error('Run "pnpm generate" (npx --yes pnpm@12.21.0 generate) and commit the result.');
    process.exitCode = 1;
  }
} else {
  console.error(`codegen: "${task}" is not generate, validators or drift`);
  process.exitCode = 1;
}
