import { adviceFor } from './advice.ts';
import { type Block, code, count, countsIn, plain, type ReviewReport, type Text, type Tone } from './blocks.ts';
import type { Change } from './changes.ts';
import type { Impact } from './compare/finding.ts';
import { show } from './compare/finding.ts';
import { hitBlocks, hitSummary } from './report-hits.ts';
import type { OwnReview, Review, Status } from './review.ts';

const heads: Record<Status, { tone: Tone; title: string }> = {
  breaking: { tone: 'bad', title: 'This change breaks callers' },
  undecided: { tone: 'doubt', title: 'This change may break callers' },
  narrowing: { tone: 'doubt', title: 'This change breaks code of callers, but no call' },
  acknowledged: { tone: 'doubt', title: 'This change breaks callers on purpose' },
  compatible: { tone: 'good', title: 'This change breaks no caller' },
};

/** The title of a report, and its colour. */
export function headOf({ status, impact }: Review): { tone: Tone; title: string } {
  return impact ? heads[status] : { tone: 'good', title: 'Nothing changed' };
}

/** The report of a review: the breaks of this change, whom they hit, and the way out; then everything else, folded. */
export function reportOf(review: Review): ReviewReport {
  const { own } = review;
  const of = (impact: Impact) => review.changes.filter((change) => change.impact === impact);
  return {
    title: headOf(review).title,
    blocks: [
      { kind: 'verdict', tone: headOf(review).tone, text: sentenceOf(review) },
      ...breakingBlocks(review, of('major')),
      { kind: 'heading', text: 'Other changes', id: 'changes' },
      ...(of('minor').length > 0
        ? [{ kind: 'subheading', text: `Additions (${of('minor').length})` } as Block, changeTable(of('minor'))]
        : [{ kind: 'text', text: 'Nothing is added.' } as Block]),
      ...foldOf(of('patch')),
      ...componentBlocks(review),
      ...(own ? ownBlocks(own) : []),
      { kind: 'heading', text: 'How the verdict is made', id: 'method' },
      { kind: 'fold', summary: 'Show how', blocks: [{ kind: 'list', items: method }] },
    ],
  };
}

const method = [
  'Both descriptions are compared as they apply to each operation: references followed, `allOf` merged, security, servers and parameters as they are in force.',
  'A request has to be accepted as before; an answer has to be one that was documented before.',
  'The comparison decides if one schema takes all values of another. It cannot for patterns with back references, or with more than some 5,000 repetitions. Then a search looks for a value that shows a break; without one the change is undecided and counts as breaking.',
  'An added field of an open object is an addition; a removed one is a break, since nothing reads it any more or nobody finds it.',
  'Names of components are not on the wire.',
];

function sentenceOf({ base, changes, acknowledged, working }: Review): Text {
  const operations = operationsBroken(changes);
  const named = operations.slice(0, 6).map(code).join(', ');
  const more = operations.length > 6 ? ` and ${count(operations.length - 6, 'more operation')}` : '';
  const whom = operations.length > 0 ? ` Broken: ${named}${more}.` : '';
  const acknowledgements = acknowledged.length > 0 ? ` ${count(acknowledged.length, 'break')} acknowledged.` : '';
  const note = base.note ? ` ${base.note}` : '';
  return `${countsIn(changes)}.${whom}${acknowledgements} Version ${plain(working.version)}, compared with ${plain(base.name)}.${note}`;
}

function breakingBlocks(review: Review, breaking: Change[]): Block[] {
  if (breaking.length === 0) return [];
  const open = breaking.filter((each) => !review.acknowledged.some(({ change }) => change === each.id));
  return [
    { kind: 'heading', text: 'What breaks', id: 'breaks' },
    breakTable(breaking),
    { kind: 'heading', text: 'Who is affected', id: 'whom' },
    { kind: 'list', items: review.own ? hitSummary(review.own.hits, breaking) : [callersOf(breaking)] },
    { kind: 'heading', text: 'What to do', id: 'todo' },
    ...todoBlocks(review, open),
  ];
}

/** The operations that a change breaks. */
function operationsBroken(changes: readonly Change[]): string[] {
  return [...new Set(changes.filter((each) => each.impact === 'major').flatMap((each) => each.operations))];
}

function callersOf(breaking: Change[]): Text {
  const operations = operationsBroken(breaking);
  return `Callers of ${operations.map(code).join(', ') || 'the description as a whole'}.`;
}

function breakTable(breaking: Change[]): Block {
  return {
    kind: 'table',
    head: ['Change', 'Where', 'Why it breaks', 'Instead'],
    rows: breaking.map((each) => [
      each.undecided ? `${each.words} (undecided)` : each.isTypesOnly ? `${each.words} (types only)` : each.words,
      placeOf(each),
      `${each.reason}${exampleOf(each)}`,
      adviceFor(each),
    ]),
  };
}

function exampleOf({ example }: Change): Text {
  const shown = example === undefined ? '' : show(JSON.stringify(example));
  return shown ? ` For example ${shown}.` : '';
}

function todoBlocks({ acknowledged }: Review, open: Change[]): Block[] {
  const acknowledgements = acknowledged.map(
    ({ change, reason, told: who }) => `${code(change)}: ${plain(reason)} Told: ${plain(who)}.`,
  );
  const done: Block[] =
    acknowledgements.length > 0
      ? [
          { kind: 'text', text: 'Acknowledged:' },
          { kind: 'list', items: acknowledgements },
        ]
      : [];
  if (open.length === 0) return done;
  const entries = open
    .slice(0, 3)
    .map(({ id }) => `- change: ${JSON.stringify(id)}\n  reason: why it has to be\n  told: who knows of it\n`);
  const rest = open.length > 3 ? `# and ${open.length - 3} more: their ids are in review.json\n` : '';
  return [
    {
      kind: 'text',
      text: 'Do as the last column says. If the break is on purpose, acknowledge it in a file such as `.acknowledged/my-change.yaml`:',
    },
    { kind: 'code', text: entries.join('') + rest },
    ...done,
  ];
}

function foldOf(changes: Change[]): Block[] {
  const summary = `${count(changes.length, 'change')} of words, examples or spelling`;
  return changes.length === 0 ? [] : [{ kind: 'fold', summary, blocks: [changeTable(changes)] }];
}

function changeTable(changes: Change[]): Block {
  return {
    kind: 'table',
    head: ['Change', 'Where', 'Why'],
    rows: changes.map((each) => [each.words, placeOf(each), each.reason]),
  };
}

/** The operations that a change concerns, the part of them, and the file. */
function placeOf({ spot, operations, component, source }: Change): Text {
  const part =
    spot.part === 'operation' ? '' : spot.part.trim().replace(/^(request body|status \w+|parameter) (\S+)$/, '$1 `$2`');
  const others = operations.filter((each) => each !== spot.operationId);
  const isMany = others.length > 3;
  const more = isMany ? `and ${count(others.length, 'more operation')}` : others.map(code).join(', ');
  const also = more && `(${isMany || !spot.operationId ? '' : 'also '}${more})`;
  const where = [spot.operationId && code(spot.operationId), part, also];
  const file = source
    ? `in ${code(`${source.file}${source.line ? `:${source.line}` : ''}`)}`
    : component
      ? `in ${code(component)}`
      : '';
  return [...where, file].filter(Boolean).join(' ');
}

function componentBlocks({ components: { added, removed, renamed } }: Review): Block[] {
  if (added.length + removed.length === 0) return [];
  const list = (items: string[]) => items.map(code).join(', ') || 'none';
  const named = renamed.map(({ from, to }) => `${code(from)} is called ${code(to)} now.`);
  return [
    {
      kind: 'fold',
      summary: `Components: ${added.length} new, ${removed.length} gone, of which ${renamed.length} have another name`,
      blocks: [
        {
          kind: 'text',
          text: 'Names of components are not on the wire: no call breaks. Generated code names its types by them.',
        },
        { kind: 'list', items: [`New: ${list(added)}`, `Gone: ${list(removed)}`, ...named] },
      ],
    },
  ];
}

function ownBlocks(own: OwnReview): Block[] {
  return [
    { kind: 'heading', text: 'The version', id: 'version' },
    { kind: 'text', text: `${own.version.message} Changes since that release: ${own.since}.` },
    { kind: 'heading', text: 'Who is affected, in detail', id: 'hits' },
    { kind: 'fold', summary: 'Show what was compiled and run', blocks: hitBlocks(own.hits) },
  ];
}
