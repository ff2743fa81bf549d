import { countsOf, type InteropResults, type ToolResult } from '../result.ts';

const sections = [
  {
    kinds: ['generator'],
    title: 'Generators',
    text: 'A client is generated, compiled, and runs the lifecycle against the reference server.',
  },
  { kinds: ['sdk'], title: "The vendor's SDKs", text: 'The same lifecycle, with each signature verified.' },
  {
    kinds: ['linter', 'validator', 'mock'],
    title: 'Validators and mocks',
    text: 'They judge the bundle, or valid and invalid requests by it.',
  },
  {
    kinds: ['document'],
    title: 'Use it with …',
    text: 'The programs of [Use it with …](../../../docs/use-it-with.md), each against the reference server and the mock.',
  },
];

/** The results as a page. */
export function markdownOf({ time, machine, tools }: InteropResults): string {
  return [
    '# Interoperability',
    '',
    'Other tools on the bundles of this API, and other clients on the reference server, as the verb `interop` found them. Each stage',
    'counts as a step, such as the build of a client, and so does each check after it.',
    '',
    `${time.slice(0, 10)}, ${machine}.`,
    '',
    ...sections.flatMap(({ kinds, title, text }) => {
      return [`## ${title}`, '', text, '', ...tableOf(tools.filter(({ kind }) => kinds.includes(kind)))];
    }),
  ].join('\n');
}

function tableOf(tools: readonly ToolResult[]): string[] {
  return [
    '| tool | version | bundle | steps passed | what the tool itself cannot do |',
    '| --- | --- | --- | --- | --- |',
    ...tools.map((tool) => {
      const { passed } = countsOf(tool);
      const steps = tool.missing ? 'not run' : `${passed} of ${tool.steps.length}`;
      return `| ${tool.name} | ${tool.package?.version ?? ''} | ${tool.bundle ?? ''} | ${steps} | ${remarksOf(tool)} |`;
    }),
    '',
  ];
}

function remarksOf({ steps, missing, untrue }: ToolResult): string {
  if (missing) return cell(missing);
  const failed = steps.filter(({ fault, known }) => fault !== undefined && known === undefined);
  const known = new Set(steps.flatMap((step) => step.known ?? []));
  return [
    ...[...known].map(cell),
    ...(failed.length ? [`**Fails:** ${failed.map(({ step }) => step).join(', ')}`] : []),
    ...untrue.map(cell),
  ].join('<br>');
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
