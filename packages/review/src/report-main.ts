/** The task `report`: compares the working bundle with the released one and writes what it finds. It judges nothing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportOf } from './report.ts';
import { toHtml } from './report-html.ts';
import { toMarkdown } from './report-markdown.ts';
import { reviewSpec } from './review.ts';
import { specDirectory } from './tools.ts';

const output = fileURLToPath(new URL('../dist/', import.meta.url));
const review = await reviewSpec(specDirectory);
const report = reportOf(review);
await mkdir(output, { recursive: true });
await writeFile(join(output, 'review.json'), `${JSON.stringify(review, null, 2)}\n`);
await writeFile(join(output, 'review.md'), toMarkdown(report));
await writeFile(join(output, 'review.html'), toHtml(report));
