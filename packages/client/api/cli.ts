/** The tasks of api.md: `generate` writes it, `drift` fails if it differs from the spec. */
import { writeFile } from 'node:fs/promises';
import { readBundle } from '@dli-connections/contract/bundle';
import { committedText } from '@dli-connections/contract/codegen';
import { indexOf } from './index-of.ts';

const file = new URL('../api.md', import.meta.url);
const bundle = await readBundle();
const text = indexOf(bundle);
const committed = await committedText(file);

const task = process.argv[2];
if (task === 'generate') {
  if (committed !== text) {
    await writeFile(file, text);
    console.log('wrote api.md');
  }
} else if (task === 'drift') {
  if (committed !== text) {
    console.error('packages/client/api.md is not what the spec says.');
    console.error('Run "pnpm generate" (npx --yes pnpm@12.21.0 generate) and commit the result.');
    process.exitCode = 1;
  }
} else {
  console.error(`api: "${task}" is not generate or drift`);
  process.exitCode = 1;
}
