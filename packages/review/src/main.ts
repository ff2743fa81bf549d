/** The task `review`: says what the report has found, and fails on a wrong version. */
import { readFile } from 'node:fs/promises';
import { breakageOf } from './breakage.ts';
import type { Review } from './review.ts';

// The task `report`, which this one depends on, has just written it.
const review = JSON.parse(await readFile(new URL('../dist/review.json', import.meta.url), 'utf8')) as Review;

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
