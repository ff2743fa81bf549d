/** The tasks of api.md: `generate` writes it, `drift` fails if it differs from the spec. */
import { readBundle } from '@dli-connections/contract/bundle';
import { runTask } from '@dli-connections/contract/codegen';
import { indexOf } from './index-of.ts';

const bundle = await readBundle();
await runTask(process.argv[2], [[new URL('../api.md', import.meta.url), () => indexOf(bundle)]]);
