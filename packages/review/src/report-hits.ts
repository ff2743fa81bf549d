import { type Block, code, count, plain, type Text } from './blocks.ts';
import type { Change } from './changes.ts';
import type { Hits } from './review.ts';

/** Summarises who is hit: callers, those who copied an example, implementers, and the kit. */
export function hitSummary(hits: Hits, breaking: readonly Change[]): Text[] {
  const { types, examples, cases } = hits;
  const operations = [...new Set(breaking.flatMap((each) => each.operations))];
  const uncompiled = types.operations.filter((each) => each.callers.length > 0).map((each) => each.operationId);
  const refused = examples.refused.map((each) => `${code(each.operationId)} (${plain(each.example)})`);
  return [
    `Callers of ${listed(operations.map((each) => code(`client.${each}`))) || 'the description as a whole'}.`,
    uncompiled.length > 0 ? `TypeScript that calls ${listed(uncompiled.map(code))} does not compile any more.` : '',
    refused.length > 0 ? `Documented requests are refused: ${listed(refused)}.` : '',
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

/** The details of who is hit. Kinds without a hit have no table. */
export function hitBlocks({ types, examples, cases }: Hits): Block[] {
  const tables: [title: string, head: string[], rows: Text[][]][] = [
    [
      'Callers that no longer compile',
      ['Operation', 'Part', 'TypeScript says'],
      types.operations.flatMap(({ operationId, callers }) =>
        callers.map(({ what, message }) => [code(operationId), what, plain(message)]),
      ),
    ],
    [
      'Documented requests that are refused now',
      ['Operation', 'Example', 'Reason'],
      examples.refused.map((each) => [code(each.operationId), each.example, plain(each.reason)]),
    ],
    [
      'Places where the code generated from the working contract does not compile',
      ['Place'],
      types.brokenCode.map((each) => [plain(each)]),
    ],
    [
      'Cases of the contract tests that fail',
      ['Case', 'Reason'],
      cases.hits.map((each) => [code(each.name), plain(each.reason)]),
    ],
  ];
  const found = tables.filter(([, , rows]) => rows.length > 0);
  return [
    {
      kind: 'text',
      text: `Compiled: callers of ${count(types.operations.length, 'operation')} whose types differ. Run: ${count(examples.judged, 'documented request')}, ${count(cases.cases, 'case')} of the contract tests.${found.length === 0 ? ' None of them fails.' : ''}`,
    },
    ...found.flatMap(([title, head, rows]): Block[] => [
      { kind: 'subheading', text: `${title} (${rows.length})` },
      { kind: 'table', head, rows },
    ]),
  ];
}
