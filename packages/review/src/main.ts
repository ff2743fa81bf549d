/** The task `review`: compares the working bundle with the released one, writes the reports, and fails on a wrong version. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breakageOf } from './breakage.ts';
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

for (const { impact, words, spot } of review.changes) {
  if (impact === 'major') console.log(`breaking: ${[spot.operationId, spot.part].filter(Boolean).join(' ')}: ${words}`);
}
for (const sentence of breakageOf(review.hits)) console.log(`hit: ${sentence}`);
for (const hit of review.hits.workflows.hits) console.log(`hit: ${hit.file}, ${hit.step}: ${hit.reason}`);
console.log('review: the report is packages/review/dist/review.html (and .md, .json)');
if (review.verdict.ok) {
  console.log(`review: ${review.verdict.message}`);
} else {
  console.error(`review: ${review.verdict.message} It stands in spec/openapi.yaml.`);
  process.exitCode = 1;
}
