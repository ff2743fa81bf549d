import { type Block, count } from './blocks.ts';
import type { ExampleCount } from './coverage.ts';
import type { Fact } from './evidence.ts';
import { spotOf } from './place.ts';
import type { OwnReview } from './review.ts';

/** Which bodies have examples, and which facts have evidence of which grade. */
export function coverageBlocks({ examples, evidence }: OwnReview): Block[] {
  const { grades, facts, missing, inferred } = evidence;
  const percent = (n: number) => (facts === 0 ? '0 %' : `${Math.round((100 * n) / facts)} %`);
  return [
    { kind: 'subheading', text: 'Examples' },
    {
      kind: 'text',
      text: `${examples.shown} of ${count(examples.bodies, 'request and answer body', 'request and answer bodies')} have an example.`,
    },
    { kind: 'fold', summary: 'Show operations and statuses', blocks: [exampleTable(examples.operations)] },
    { kind: 'subheading', text: 'Evidence' },
    {
      kind: 'table',
      head: ['Grade', 'Facts', 'Share'],
      rows: [
        ['documented (D)', `${grades.D}`, percent(grades.D)],
        ['seen in client code (C)', `${grades.C}`, percent(grades.C)],
        ['inferred (I)', `${grades.I}`, percent(grades.I)],
        ['without evidence', `${missing.length}`, percent(missing.length)],
      ],
    },
    ...(missing.length > 0
      ? [
          {
            kind: 'fold',
            summary: 'Show facts without evidence',
            blocks: [{ kind: 'list', items: missing.map(wordsOf) }],
          } as Block,
        ]
      : []),
    {
      kind: 'fold',
      summary: `Show ${count(grades.I, 'inferred fact')}`,
      blocks: [
        {
          kind: 'table',
          head: ['Entry', 'Why it was decided so', 'Facts'],
          rows: inferred.map((each) => [`\`${each.entry}\``, each.text, each.facts.map(wordsOf).join(', ')]),
        },
      ],
    },
  ];
}

function exampleTable(operations: OwnReview['examples']['operations']): Block {
  const statuses = [...new Set(operations.flatMap((each) => Object.keys(each.statuses)))].sort();
  return {
    kind: 'table',
    head: ['Operation', 'Request', ...statuses],
    rows: operations.map((each) => [
      `\`${each.operationId}\``,
      shown(each.request),
      ...statuses.map((status) => (status in each.statuses ? shown(each.statuses[status] ?? null) : '')),
    ]),
  };
}

/** A count of examples; a part without a body needs none. */
function shown(examples: ExampleCount): string {
  if (examples === null) return 'no body';
  return examples === 0 ? 'none!' : `${examples}`;
}

/** A fact as its place and keyword: `Tag value maxLength`. */
function wordsOf({ pointer, keyword }: Fact): string {
  const { part } = spotOf(pointer, []);
  const place = pointer.startsWith('#/paths/') ? decodeURI(pointer.slice(8).replaceAll('~1', '/')) : part;
  return `\`${[place.replace(/^schema /, ''), keyword === '.' ? '' : keyword].filter(Boolean).join(' ')}\``;
}
