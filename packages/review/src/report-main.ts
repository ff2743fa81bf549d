/** The task `report`: changes since the last release, for the portal. It depends on no history and judges nothing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportOf } from './report.ts';
import { toHtml } from './report-html.ts';
import { reviewSpec, specFiles } from './review.ts';
import { specDirectory } from './tools.ts';

const output = fileURLToPath(new URL('../dist/release/', import.meta.url));
const review = await reviewSpec(specDirectory, { base: join(specDirectory, specFiles.released) });
await mkdir(output, { recursive: true });
await writeFile(join(output, 'review.json'), `${JSON.stringify(review, null, 2)}\n`);
await writeFile(join(output, 'review.html'), toHtml(reportOf(review)));
