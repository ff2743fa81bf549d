import type { Acknowledgement } from './acknowledged.ts';
import { count } from './blocks.ts';
import type { Change } from './changes.ts';
import { hitSummary } from './report-hits.ts';
import type { OwnReview, Review } from './review.ts';

const header = `# Changelog of the contract

What each version of the contract changed, newest first. \`release:contract\` writes the entries from the review; see
docs/releasing.md.
`;

/** A review whose base is the last release. */
export type ReleaseReview = Review & { own: OwnReview };

/** The changelog with an entry for the working version of a review. `page` is the one so far, empty before the first. */
export function withEntry(page: string, review: ReleaseReview, today: string): string {
  const known = page || `${header}\n## ${review.base.version}\n\nThe first version.\n`;
  const start = known.search(/^## /m);
  const [before, after] = start === -1 ? [known, ''] : [known.slice(0, start), known.slice(start)];
  return `${before.trimEnd()}\n\n${entryOf(review, today)}\n${after}`;
}

/** True if a changelog has an entry for a version. */
export function hasEntry(page: string, version: string): boolean {
  return page.split('\n').some((line) => line === `## ${version}` || line.startsWith(`## ${version} `));
}

function entryOf({ working, changes, own: { hits }, components, acknowledged }: ReleaseReview, today: string): string {
  const of = (impact: Change['impact']) => changes.filter((change) => change.impact === impact);
  const major = of('major');
  const words = of('patch').length + components.added.length + components.removed.length;
  const sections = [
    section('Breaking', major.map(lineOf)),
    section('Who is affected', major.length > 0 ? hitSummary(hits, major).map((each) => `- ${each}`) : []),
    section('Why it breaks', acknowledged.map(reasonOf)),
    section('Added', of('minor').map(lineOf)),
    words > 0
      ? `### Words\n\n${count(words, 'description, example or component', 'descriptions, examples and components')} changed.`
      : '',
  ];
  return [`## ${working.version} (${today})`, ...sections.filter(Boolean)].join('\n\n').concat('\n');
}

function reasonOf({ change, reason, told }: Acknowledgement): string {
  return `- \`${change}\`: ${reason} Told: ${told}.`;
}

function section(title: string, lines: string[]): string {
  return lines.length > 0 ? `### ${title}\n\n${lines.join('\n')}` : '';
}

function lineOf({ words, spot }: Change): string {
  const place = [spot.operationId && `\`${spot.operationId}\``, spot.part === 'operation' ? '' : spot.part].filter(
    Boolean,
  );
  return `- ${words.startsWith('New operation') ? words : `${place.join(' ')}: ${words}`}`;
}
