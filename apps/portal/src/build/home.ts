import { operations } from '@dli-connections/contract';
import { type Bundle, listOperations } from '@dli-connections/contract/codegen';
import { type Html, html } from '@dli-connections/lab/html';
import { factsOf, type Review } from '@dli-connections/review';
import { defaultAddresses } from '../addresses.ts';
import { codeBlock } from './markdown.ts';
import type { Page } from './page.ts';

/** Whom the site is for, the one command that serves each of them, and where to go on. */
const readers = [
  {
    who: 'You review the API',
    what: 'Read what it promises, where each promise comes from, and what changed since the last release.',
    command: 'npx --yes pnpm@12.21.0 review',
    links: [
      ['reference/', 'Reference'],
      ['review/', 'What changed'],
      ['evidence/', 'Where each fact comes from'],
      ['review/guidelines/', 'Guidelines'],
    ],
  },
  {
    who: 'You need something to call',
    what: 'A mock that answers from the examples, and a reference server that remembers. No account, no cloud.',
    command: 'npx --yes pnpm@12.21.0 start',
    links: [
      ['console/', 'Console'],
      ['console/mock/', 'Mock'],
      ['console/server/', 'Reference server'],
      ['console/use-it-with/', 'Terraform, SDKs, curl'],
      ['conformance/kit/', 'Test a server of your own'],
    ],
  },
  {
    who: 'You write the calls',
    what: 'A typed client: a method per operation, and no failure that looks like a success.',
    command: 'npm install @dli-connections/client',
    links: [
      ['client/', 'Guide'],
      ['client/methods/', 'Methods'],
      ['client/examples/', 'Examples'],
      ['reference/bundles/', 'The contract as a file'],
      ['client/other-languages/', 'Other languages'],
      ['benchmarks/', 'Benchmarks'],
    ],
  },
] as const;

/** A number of the project, which leads to the page that it is from. */
export interface Figure {
  path: string;
  value: string;
  label: string;
}

/** The first page: who you are, where to go. */
export function homePage(bundle: Bundle, review: Review, figures: readonly Figure[]): Page {
  // The title and the summary are the spec's.
  const { title, summary } = (bundle as Bundle & { info: { title: string; summary: string } }).info;
  const shown = [...specFigures(bundle, review), ...figures];
  return {
    path: '',
    title,
    description: summary,
    styles: ['home.css'],
    content: html`<h1>${title}</h1>
<p class="lead">${summary}</p>
<div class="readers">${readers.map(readerCard)}</div>
<h2 id="now">Now</h2>
<ul class="figures">${shown.map(
      ({ path, value, label }) => html`<li><a href="${path}"><b>${value}</b> <span>${label}</span></a></li>\n`,
    )}</ul>
<h2 id="first-call">A first call</h2>
<p>With <code>start</code> running, in any shell:</p>
${codeBlock(firstCall(bundle), 'sh')}`,
  };
}

function readerCard({ who, what, command, links }: (typeof readers)[number]): Html {
  return html`<section class="reader"><h2>${who}</h2><p>${what}</p>${codeBlock(command, 'sh')}
<ul>${links.map(([path, name]) => html`<li><a href="${path}">${name}</a></li>`)}</ul></section>
`;
}

function specFigures(bundle: Bundle, review: Review): Figure[] {
  const facts = factsOf(bundle);
  const documented = facts.filter(({ grade }) => grade === 'D').length;
  const breaking = review.changes.filter(({ impact }) => impact === 'major').length;
  return [
    { path: 'reference/', value: String(listOperations(bundle).length), label: 'operations' },
    {
      path: 'review/',
      value: review.working.version,
      label: `version, ${breaking} breaking changes since ${review.base.version}`,
    },
    {
      path: 'evidence/',
      value: `${Math.floor((100 * documented) / facts.length)} %`,
      label: `of ${facts.length} facts documented by the vendor, the rest has its reason`,
    },
  ];
}

/** The smallest create that the spec has an example of. */
function firstCall(bundle: Bundle): string {
  const { examples = {} } = bundle.components;
  // The lint of the spec holds each example to the schema of its request.
  const { value } = examples['createEnhancedConnection.request-minimal'] as { value: object };
  const path = operations.createEnhancedConnection.path.replace('{project_id}', '48cc2c48765f481480c7db940d6409d1');
  return `curl -s -X POST ${defaultAddresses.reference}${path} \\
  -H 'X-Auth-Token: any' -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(value)}'`;
}
