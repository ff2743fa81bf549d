import { type Block, count, type Figure, type Report, type Text } from './blocks.ts';
import type { Change } from './changes.ts';
import type { Impact } from './diff.ts';
import { coverageBlocks, sizeBlocks } from './report-coverage.ts';
import { hitBlocks, hitFigure } from './report-hits.ts';
import type { Review } from './review.ts';

const sections: Record<Impact, { title: string; lead: string }> = {
  major: { title: 'Breaking', lead: 'What callers of the released contract sent, read or wrote may no longer work.' },
  minor: { title: 'Additions', lead: 'More may be sent or is answered; what worked still works.' },
  patch: { title: 'Words', lead: 'No request and no answer changes: descriptions, examples, evidence.' },
};

/** The report of a review, in the order in which a reviewer asks: may it be released, what changed, who is hit, how good is it. */
export function reportOf(review: Review): Report {
  const { released, working, verdict } = review;
  return {
    title: `Contract ${working.version}, compared with ${released.version}`,
    blocks: [
      { kind: 'verdict', ok: verdict.ok, text: verdict.message },
      { kind: 'figures', figures: figuresOf(review) },
      { kind: 'heading', text: 'Changes', id: 'changes' },
      ...(['major', 'minor', 'patch'] as const).flatMap((impact) => changeBlocks(impact, review)),
      ...componentBlocks(review),
      { kind: 'heading', text: 'Who is hit', id: 'hits' },
      ...hitBlocks(review.hits),
      { kind: 'heading', text: 'Coverage', id: 'coverage' },
      ...coverageBlocks(review),
      { kind: 'heading', text: 'Lint', id: 'lint' },
      ...lintBlocks(review),
      { kind: 'heading', text: 'Size', id: 'size' },
      ...sizeBlocks(review),
      { kind: 'heading', text: 'How the verdict is made', id: 'method' },
      ...methodBlocks(review),
    ],
  };
}

function figuresOf({ changes, hits, examples, evidence, lint }: Review): Figure[] {
  const of = (impact: Impact) => changes.filter((change) => change.impact === impact).length;
  const cited = evidence.facts - evidence.missing.length;
  return [
    { label: 'breaking', value: `${of('major')}`, tone: of('major') > 0 ? 'bad' : 'good' },
    { label: 'additions', value: `${of('minor')}`, tone: 'plain' },
    { label: 'words', value: `${of('patch')}`, tone: 'plain' },
    hitFigure(hits),
    share('bodies with example', examples.shown, examples.bodies),
    share('facts with evidence', cited, evidence.facts),
    {
      label: lint.errors === 1 ? 'lint error' : 'lint errors',
      value: `${lint.errors}`,
      tone: lint.errors > 0 ? 'bad' : 'good',
    },
  ];
}

function share(label: string, part: number, whole: number): Figure {
  return { label, value: `${part} of ${whole}`, tone: part === whole ? 'good' : 'bad' };
}

function changeBlocks(impact: Impact, { changes }: Review): Block[] {
  const { title, lead } = sections[impact];
  const of = changes.filter((change) => change.impact === impact);
  const heading: Block = { kind: 'subheading', text: `${title}: ${impact} (${of.length})` };
  if (of.length === 0) return [heading, { kind: 'text', text: 'None.' }];
  const table: Block = {
    kind: 'table',
    head: ['Change', 'Where', 'Written in', 'Decided by'],
    rows: of.map(rowOf),
  };
  const shown: Block =
    impact === 'patch' ? { kind: 'fold', summary: `Show ${count(of.length, 'change')}`, blocks: [table] } : table;
  return [heading, { kind: 'text', text: lead }, shown];
}

function rowOf(change: Change): Text[] {
  const { words, spot, source, rules, correction } = change;
  const decided =
    rules.map((rule) => `\`${rule}\``).join(', ') || (words.startsWith('New ') ? 'being new' : 'being reworded');
  return [
    words,
    [spot.operationId && `\`${spot.operationId}\``, partOf(spot.part), alsoIn(change)].filter(Boolean).join(' '),
    source ? `\`${source.file}${source.line ? `:${source.line}` : ''}\`` : 'only in the released contract',
    correction ? `${decided} (ours; Redocly: ${correction.redocly})` : decided,
  ];
}

/** A part of an operation with its field as code; that it is the operation as a whole needs no words. */
function partOf(part: string): string {
  if (part === 'operation') return '';
  return part.replace(/^(request body|status \d+|parameter) (\S+)$/, '$1 `$2`');
}

/** The component that a change stands in, and the other operations that it reaches through it. */
function alsoIn({ component, operations, spot }: Change): string {
  const others = operations.filter((each) => each !== spot.operationId);
  const where = component && !spot.part.endsWith(` ${component}`) ? `\`${component}\`` : '';
  const also =
    others.length > 3 ? count(others.length, 'more operation') : others.map((each) => `\`${each}\``).join(', ');
  const parts = [where && `in ${where}`, also && `${spot.operationId ? 'also ' : ''}used by ${also}`].filter(Boolean);
  return parts.length > 0 ? `(${parts.join('; ')})` : '';
}

function componentBlocks({ components: { added, removed } }: Review): Block[] {
  if (added.length + removed.length === 0) return [];
  const items = (names: string[]) => names.map((name) => `\`${name}\``).join(', ') || 'none';
  return [
    { kind: 'subheading', text: `Components (${added.length} new, ${removed.length} gone)` },
    {
      kind: 'text',
      text: 'Parts that operations share. What uses one is a change above; these only say which there are.',
    },
    {
      kind: 'fold',
      summary: 'Show their names',
      blocks: [{ kind: 'list', items: [`New: ${items(added)}`, `Gone: ${items(removed)}`] }],
    },
  ];
}

function lintBlocks({ lint }: Review): Block[] {
  if (lint.errors + lint.warnings === 0) return [{ kind: 'text', text: 'The spec is free of lint problems.' }];
  return [
    { kind: 'text', text: `${count(lint.errors, 'error')}, ${count(lint.warnings, 'warning')}.` },
    {
      kind: 'table',
      head: ['Rule', 'Problems', 'The first'],
      rows: lint.rules.map(({ rule, count: n, message }) => [`\`${rule}\``, `${n}`, message]),
    },
  ];
}

function methodBlocks({ changes }: Review): Block[] {
  const reasons = new Map(
    changes.flatMap((each) => (each.correction ? [[each.rules[0] ?? '', each.correction.reason]] : [])),
  );
  return [
    {
      kind: 'list',
      items: [
        'Changes and their impact come from `redocly diff` with the preset `diff-recommended`, on bundles in which every `allOf` of plain objects is written as one object.',
        'Where its verdict is not ours, a correction decides and says why; the ones that did are listed here.',
        'What is found to break callers, by compiling or by running, is breaking whatever the rules say.',
        'A breaking change needs a major bump, below 1.0.0 a minor one; an addition needs a minor bump, new words a patch bump. A larger bump is fine.',
        ...[...reasons].map(([id, reason]) => `\`${id}\`: ${reason}`),
      ],
    },
  ];
}
