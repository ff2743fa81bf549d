import { posix } from 'node:path';
import { html } from '@dli-connections/lab/html';
import { linksFrom } from './guides.ts';
import { codeBlock, renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { textOf } from './sources.ts';

const path = 'client/examples/';
const document = 'apps/quickstart/README.md';

const languages: Record<string, string> = { '.mjs': 'js', '.ts': 'ts', '.py': 'python', '.sh': 'sh' };

/** The worked examples: the document that lists them, then the code of each. */
export async function examplesPage(): Promise<Page> {
  const text = await textOf(document);
  const programs = [...text.matchAll(/\]\(([\w./-]+\.(?:mjs|ts|py|sh))\)/g)].map(([, file = '']) => file);
  const files = [...new Set(programs)];
  const idOf = (file: string) => posix.basename(file).replaceAll(/\W+/g, '-');
  const elsewhere = linksFrom(document, path);
  const links = (href: string) => (files.includes(href) ? `#${idOf(href)}` : elsewhere(href));
  const { title, content } = renderMarkdown(text, links);
  const codes = files.map(async (file) => {
    const code = await textOf(posix.join(posix.dirname(document), file));
    const id = idOf(file);
    return html`<h2 id="${id}">${posix.basename(file)} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h2>
${codeBlock(code.trimEnd(), languages[posix.extname(file)] ?? '')}`;
  });
  return {
    path,
    title,
    description: 'A worked example for each use, with its code.',
    sections: files.map((file) => ({ id: idOf(file), title: posix.basename(file) })),
    content: html`${content}
<p>“This folder” is <code>apps/quickstart</code> in a clone. Here is each program as it stands there.</p>
${await Promise.all(codes)}`,
  };
}
