import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { type Html, html } from '@dli-connections/lab/html';
import { factsOf, type Review } from '@dli-connections/review';
import { samplesOf } from '@dli-connections/spec/samples';
import { linksFrom } from './guides.ts';
import { codeBlock, firstCommand, renderMarkdown } from './markdown.ts';
import { pageIndex } from './nav.ts';
import type { Page } from './page.ts';
import { repository, textOf } from './sources.ts';

/** The next steps of a reader. Their commands are those of the READMEs, which tests run. */
async function steps(): Promise<Html[]> {
  const start = firstCommand(await textOf('README.md'), 'Start');
  return [
    html`<h3>Start the servers</h3>
<p>In a clone, with Node 20.19 or newer:</p>${codeBlock(start, 'sh')}
<p>It serves these pages, a <a href="console/mock/">mock</a> that answers from the examples, and a
<a href="console/server/">stateful server</a>. No account, no cloud.</p>`,
    html`<h3>Call the API</h3>
<p>Paste the call above, or send requests from the <a href="console/">console</a>. Every operation has a sample in the
<a href="reference/">reference</a>.</p>
<p>You have a program already? Point <a href="console/use-it-with/">Terraform, an SDK or Airflow</a> at the server.</p>`,
    html`<h3>Write a program</h3>
<p>The <a href="client/">TypeScript client</a> has a method for each operation, and throws on every failure.</p>
${await installing()}
<p>In <a href="client/other-languages/">another language</a>, generate one.</p>`,
  ];
}

/** The lines that install the client, as its README gives them. */
async function installing(): Promise<Html> {
  const file = 'packages/client/README.md';
  const [, lines] = /<!-- install: client -->([\s\S]*?)<!-- end -->/.exec(await textOf(file)) ?? [];
  if (lines === undefined) throw new Error(`${file} does not say how to install the client`);
  return renderMarkdown(lines, linksFrom(file, '')).content;
}

/** A number of the project, which leads to the page that it is from. */
export interface Figure {
  path: string;
  value: string;
  label: string;
}

/** The first page: the API, its audience, a first call, the next steps, and every page. */
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
<p>This is an API of <b>Huawei Cloud</b> and <b>Open Telekom Cloud</b>, described by hand from public sources, for those who
review it, call it, or test against it. It is not the vendor's project, and the vendor does not support it.</p>
<p class="go"><a href="#start">Get started</a> <a href="reference/">Read the reference</a></p>
${takeAway()}</div>
<div><h2 id="first-call">A first call, with <code>start</code> running</h2>
${firstCall(bundle)}</div></div>
<h2 id="start">Three steps</h2>
<ol class="steps">${(await steps()).map((step) => html`<li>${step}</li>\n`)}</ol>
<h2 id="figures">At a glance</h2>
<ul class="figures">${shown.map(
      ({ path, value, label }) => html`<li><a href="${path}"><b>${value}</b> ${label}</a></li>\n`,
    )}</ul>
<h2 id="pages">All pages</h2>
${pageIndex('')}`,
  };
}

/** Links to the files and the repository. */
function takeAway(): Html {
  const items = [
    html`<a href="reference/openapi.yaml" download>openapi.yaml</a>`,
    html`<a href="reference/openapi.json" download>openapi.json</a>`,
    html`<a href="reference/bundles/">OpenAPI 3.0 and other forms</a>`,
    html`<a href="${repository}">Repository</a>`,
  ];
  return html`<ul class="take">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
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
      label: `of ${facts.length} facts documented by the vendor, the others with a reason`,
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
