import { styleText } from 'node:util';
import { count, countsIn } from './blocks.ts';
import { headOf } from './report.ts';
import { hitSummary } from './report-hits.ts';
import type { Review } from './review.ts';

const colors = { bad: 'red', doubt: 'yellow', good: 'green' } as const;

/** The text for the terminal: the verdict, the breaks, and the path of the report. */
export function toText(review: Review, reportFile: string): string {
  const { changes, base, own, components, acknowledged } = review;
  const breaking = changes.filter(({ impact }) => impact === 'major');
  const lines = breaking.flatMap(({ id, words, spot, operations, undecided, isTypesOnly, reason }) => {
    const where = [spot.operationId, spot.part === 'operation' ? '' : spot.part].filter(Boolean).join(' ');
    const also = operations.length > 1 ? ` (and ${count(operations.length - 1, 'more operation')})` : '';
    const isTold = acknowledged.some(({ change }) => change === id);
    const effect = undecided ? 'undecided' : isTypesOnly ? 'narrows' : 'breaks';
    return [`  ${isTold ? `${effect}, acknowledged` : effect}: ${where}${also}: ${words} ${reason}`, `    id: ${id}`];
  });
  const hit = own && breaking.length > 0 ? hitSummary(own.hits, breaking).map((each) => `  ${each}`) : [];
  const { tone, title } = headOf(review);
  const named =
    components.renamed.length > 0
      ? [
          `  ${count(components.renamed.length, 'component')} renamed: not on the wire, but generated code names types by them`,
        ]
      : [];
  return `${[
    `review: ${styleText(colors[tone], title)}. ${countsIn(changes)}; compared with ${base.name}.`,
    ...(base.note ? [`  ${base.note}`] : []),
    ...lines,
    ...hit,
    ...named,
    ...(own ? [`review: the version: ${own.version.message}`] : []),
    `review: the report is ${reportFile} (and .md, .json)`,
  ].join('\n')}\n`;
}
