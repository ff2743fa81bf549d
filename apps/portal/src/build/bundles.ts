import { readdir } from 'node:fs/promises';
import { html } from '@dli-connections/lab/html';
import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { pathOf, textOf } from './sources.ts';

const path = 'reference/bundles/';
const folder = 'spec/dist/';

/** The contract as files to take away: for which tools each is, and where a derived one accepts more. */
export async function bundlesPage(): Promise<{ page: Page; files: Map<string, string> }> {
  const document = 'spec/BUNDLES.md';
  const { title, content } = renderMarkdown(await textOf(document), linksFrom(document, path));
  const names = (await readdir(pathOf(folder))).filter((name) => /^openapi.*\.(json|yaml)$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => textOf(folder + name)));
  const page = {
    path,
    title,
    description: 'The contract as files, for every kind of tool.',
    content: html`${content}
<h2 id="download">Download</h2>
<ul>${names.map((name) => html`<li><a href="${name}" download>${name}</a></li>\n`)}</ul>`,
  };
  return { page, files: new Map(names.map((name, at) => [path + name, texts[at] ?? ''])) };
}
