import { type Block, code, count, plain, type Text } from './blocks.ts';
import type { Change } from './changes.ts';
import type { ExampleHit } from './hit-examples.ts';
import type { Hits } from './review.ts';

/** Summarises who is hit: callers, those who copied an example, implementers, and the kit. */
export function hitSummary(hits: Hits, breaking: readonly Change[]): Text[] {
  const { types, examples, workflows, cases } = hits;
  const operations = [...new Set(breaking.flatMap((each) => each.operations))];
  const uncompiled = types.operations.filter((each) => each.callers.length > 0).map((each) => each.operationId);
  const refused = examples.refusedRequests.map((each) => `${code(each.operationId)} (${plain(each.example)})`);
  const steps = workflows.hits.map((each) => `${code(each.file)}, ${plain(each.step)}`);
  return [
    `Callers of ${listed(operations.map((each) => code(`client.${each}`))) || 'the description as a whole'}.`,
    uncompiled.length > 0 ? `TypeScript that calls ${listed(uncompiled.map(code))} does not compile any more.` : '',
    refused.length > 0 ? `Documented requests are refused: ${listed(refused)}.` : '',
    steps.length > 0 ? `Workflows do not fit any more: ${listed(steps)}.` : '',
    cases.hits.length > 0
      ? `${count(cases.hits.length, 'case')} of the conformance kit fail${cases.hits.length === 1 ? 's' : ''} on the handler: ${listed(cases.hits.map(({ name }) => code(name)))}.`
      : '',
  ].filter(Boolean);
}

/** The first few of several names. */
function listed(items: Text[]): Text {
  const most = 4;
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** A kind of break that was looked for, with the hits. */
interface Finding {
  title: string;
  head: string[];
  rows: Text[][];
}

/** Lists who is hit: callers first, then servers, then readers and testers. Empty findings share one line. */
export function hitBlocks(hits: Hits): Block[] {
  const { types, examples, workflows, cases } = hits;
  const findings = [...callerFindings(hits), ...serverFindings(hits), ...readerFindings(hits)];
  const empty = findings.filter((each) => each.rows.length === 0).map((each) => each.title.toLowerCase());
  return [
    {
      kind: 'text',
      text: `Found by running: callers of ${count(types.operations.length, 'operation')}, whose types differ, were compiled over both contracts; ${count(examples.judged, 'example')} were judged by the contract that they are not from; ${count(cases.cases, 'case')} of the contract tests were run; ${count(workflows.workflows, 'workflow')} looked up.`,
    },
    ...findings
      .filter((each) => each.rows.length > 0)
      .flatMap(({ title, head, rows }): Block[] => [
        { kind: 'subheading', text: `${title} (${rows.length})` },
        { kind: 'table', head, rows },
      ]),
    { kind: 'subheading', text: 'Looked for and not found' },
    { kind: 'text', text: empty.length > 0 ? `${empty.join('; ')}.` : 'Nothing: there is some of everything.' },
  ];
}

function callerFindings({ types, examples }: Hits): Finding[] {
  return [
    { title: 'Operations that are gone', head: ['Operation'], rows: types.removed.map((each) => [code(each)]) },
    {
      title: 'Operations that are called another way',
      head: ['Operation', 'Was', 'Is'],
      rows: types.moved.map((each) => [code(each.operationId), code(each.from), code(each.to)]),
    },
    {
      title: 'Callers that no longer compile',
      head: ['Operation', 'Part', 'TypeScript says'],
      rows: types.operations.flatMap((each) =>
        each.callers.map(({ what, message }) => [code(each.operationId), what, plain(message)]),
      ),
    },
    exampleFinding('Documented requests that are refused now', examples.refusedRequests),
  ];
}

function serverFindings({ types, examples }: Hits): Finding[] {
  return [
    {
      title: 'Handlers that no longer compile',
      head: ['Operation', 'TypeScript says'],
      rows: types.operations.flatMap((each) =>
        each.implementers.map((message) => [code(each.operationId), plain(message)]),
      ),
    },
    exampleFinding('Documented answers that no longer are', examples.lostAnswers),
  ];
}

function readerFindings({ types, examples, workflows, cases }: Hits): Finding[] {
  return [
    exampleFinding('Answers that readers of the released contract do not know', examples.newAnswers),
    exampleFinding('Requests that only new servers accept', examples.newRequests),
    {
      title: 'Fields that callers gain',
      head: ['Operation', 'Fields'],
      rows: types.operations
        .filter((each) => each.gained.length > 0)
        .map((each) => [code(each.operationId), each.gained.map(code).join(', ')]),
    },
    { title: 'Operations that callers gain', head: ['Operation'], rows: types.added.map((each) => [code(each)]) },
    {
      title: 'Places where the code generated from the working contract does not compile',
      head: ['Place'],
      rows: types.brokenCode.map((each) => [plain(each)]),
    },
    {
      title: 'Cases of the contract tests that fail',
      head: ['Case', 'Reason'],
      rows: cases.hits.map((each) => [code(each.name), plain(each.reason)]),
    },
    {
      title: 'Steps of workflows that no longer fit',
      head: ['File', 'Step', 'Reason'],
      rows: workflows.hits.map((each) => [code(each.file), each.step, each.reason]),
    },
  ];
}

function exampleFinding(title: string, hits: ExampleHit[]): Finding {
  const rows = hits.map((hit) => [code(hit.operationId), hit.example, plain(hit.reason)]);
  return { title, head: ['Operation', 'Example', 'Reason'], rows };
}
