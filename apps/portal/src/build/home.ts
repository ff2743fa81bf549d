import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { type Html, html } from '@dli-connections/lab/html';
import { factsOf, type Review } from '@dli-connections/review';
import { samplesOf } from '@dli-connections/spec/samples';
import { linksFrom } from './guides.ts';
import { codeBlock, firstCommand, renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { repository, textOf } from './sources.ts';

/** A reader of the site: the command to begin with, and the pages that follow. */
interface Reader {
  who: string;
  what: string;
  /** A command and its explanation. */
  begin: Html;
  /** Pages by their path, in the words of this reader. */
  links: readonly (readonly [path: string, name: string])[];
}

/** The three readers. Their commands are those of the READMEs, which tests run. */
async function readers(): Promise<Reader[]> {
  const start = firstCommand(await textOf('README.md'), 'Start');
  const inClone = (command: string) => html`<p>In a clone:</p>${codeBlock(command, 'sh')}`;
  return [
    {
      who: 'You review the API',
      what: 'Read what it promises, where each promise comes from, and what changed since the last release.',
      begin: inClone(start.replace(/start$/, 'review')),
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
      begin: inClone(start),
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
      begin: await installing(),
      links: [
        ['client/', 'Guide'],
        ['client/methods/', 'Methods'],
        ['client/examples/', 'Examples'],
        ['client/other-languages/', 'Other languages'],
        ['benchmarks/', 'Benchmarks'],
      ],
    },
  ];
}

/** The lines that install the client, as its README gives them. */
async function installing(): Promise<Html> {
  const file = 'packages/client/README.md';
  const text = await textOf(file);
  const [, block = `\`\`\`sh\n${firstCommand(text)}\n\`\`\``] =
    /<!-- install: client -->([\s\S]*?)<!-- end -->/.exec(text) ?? [];
  return renderMarkdown(block, linksFrom(file, '')).content;
}

/** A number of the project, which leads to the page that it is from. */
export interface Figure {
  path: string;
  value: string;
  label: string;
}

/** The first page: whose API it is, where to get it, who you are and where to go. */
export async function homePage(bundle: Bundle, review: Review, figures: readonly Figure[]): Promise<Page> {
  // The title and the summary are the spec's.
  const { title, summary } = (bundle as Bundle & { info: { title: string; summary: string } }).info;
  const shown = [...specFigures(bundle, review), ...figures];
  return {
    path: '',
    title,
    description: summary,
    styles: ['home.css'],
    wide: true,
    content: html`<div class="hero"><div><h1>${title}</h1>
<p class="lead">${summary}</p>
<p>This is an API of <b>Huawei Cloud</b> and <b>Open Telekom Cloud</b>, described by hand from public sources, with a mock, a
server and a client to work against. It is not the vendor's project, and the vendor does not support it.</p>
${takeAway()}</div>
<div><h2 id="first-call">A first call, with <code>start</code> running</h2>
${firstCall(bundle)}</div></div>
<div class="readers">${(await readers()).map(readerCard)}</div>
<h2 id="now">Now</h2>
<ul class="figures">${shown.map(
      ({ path, value, label }) => html`<li><a href="${path}"><b>${value}</b> <span>${label}</span></a></li>\n`,
    )}</ul>`,
  };
}

/** Links to the files, the repository, the licence and the changelog. */
function takeAway(): Html {
  const items = [
    html`<a href="reference/openapi.yaml" download>openapi.yaml</a>`,
    html`<a href="reference/openapi.json" download>openapi.json</a>`,
    html`<a href="reference/bundles/">OpenAPI 3.0 and other forms</a>`,
    ...(repository === undefined ? [] : [html`<a href="${repository}">Repository</a>`]),
    html`<a href="licence/">MIT licence</a>`,
    html`<a href="changes/">Changelog</a>`,
  ];
  return html`<ul class="take">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function readerCard({ who, what, begin, links }: Reader): Html {
  return html`<section class="reader"><h2>${who}</h2><p>${what}</p><div>${begin}</div>
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

/** The smallest create that the spec has an example of, in each language; buttons choose one. */
function firstCall(bundle: Bundle): Html {
  const samples = samplesOf(bundle, 'minimal').get('createEnhancedConnection') ?? [];
  const choices = samples.map(
    ({ lang, label }, at) =>
      html`<label><input type="radio" name="language" value="${lang}"${at === 0 ? html` checked` : ''}>${label}</label>`,
  );
  const codes = samples.map(
    ({ lang, source }) => html`<div class="${lang}">${codeBlock(source, lang === 'shell' ? 'sh' : lang)}</div>`,
  );
  return html`<div class="samples"><fieldset><legend class="unseen">Language</legend>${choices}</fieldset>
${codes}</div>`;
}
