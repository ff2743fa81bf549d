import { readdir } from 'node:fs/promises';
import { Html, html } from '@dli-connections/lab/html';
import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { pathOf, textOf } from './sources.ts';

const path = 'reference/bundles/';
const folder = 'spec/dist/';

/** The contract as files beside the reference: the tools that each is for, and where a derived one accepts more. */
export async function bundlesPage(): Promise<{ page: Page; files: Map<string, string> }> {
  const document = 'spec/BUNDLES.md';
  const { title, content } = renderMarkdown(await textOf(document), linksFrom(document, path));
  const names = (await readdir(pathOf(folder))).filter((name) => /^openapi.*\.(json|yaml)$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => textOf(folder + name)));
  const links = names.map((name) => html`<li><a href="../${name}" download>${name}</a></li>\n`);
  const page = {
    path,
    title,
    description: 'The contract as files, for every kind of tool.',
    // The files come first, then their description.
    content: html`${new Html(
      content.text.replace('</h1>', () => `</h1>\n<ul class="take">${links.map(String).join('')}</ul>`),
    )}`,
  };
  return { page, files: new Map(names.map((name, at) => [`reference/${name}`, texts[at] ?? ''])) };
}
