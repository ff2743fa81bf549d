import type { Bundle } from '@dli-connections/contract/bundle';
import { html } from '@dli-connections/lab/html';
import { factsOf } from '@dli-connections/review';
import { differenceTables } from './differences.ts';
import { factTables, gradeBar } from './facts.ts';
import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { textOf } from './sources.ts';

/** The entries of EVIDENCE.md with a title, by their name: the tables of the vendor's page. */
const titlesOf = (entries: string): ReadonlyMap<string, string> =>
  new Map(
    [...entries.matchAll(/^### (\S+)\n(Vendor page, [^:]+):/gm)].map(([, name = '', title = '']) => [name, title]),
  );

/** The source of each fact of the spec: the facts, the differences between sources, and the entries that both cite. */
export async function evidencePage(bundle: Bundle): Promise<Page> {
  const file = 'spec/EVIDENCE.md';
  const path = 'evidence/';
  // Its introduction is for authors of the spec; the page has its own, for readers.
  const [, entries = ''] = (await textOf(file)).split(/(?=^## Documented$)/m);
  const { content, sections } = renderMarkdown(entries, linksFrom(file, path));
  return {
    path,
    title: 'Evidence',
    description: 'The source of each fact in the API description.',
    sections: [{ id: 'facts', title: 'Facts' }, { id: 'differences', title: 'Differences' }, ...sections],
    content: html`<h1>Evidence</h1>
<p>The API description was written by hand from public sources. Each fact in it, a field as well as a single constraint, cites
an entry below and has the grade of that entry. The vendor page is Huawei Cloud's "Creating an Enhanced Datasource Connection".</p>
${gradeBar(factsOf(bundle))}
<h2 id="facts">Facts</h2>
${factTables(bundle, titlesOf(entries))}
<h2 id="differences">Where sources differ</h2>
<p>Tables of what each source says are compared with the description. A difference that is not listed here fails the tests.</p>
${await differenceTables(bundle)}
${content}`,
  };
}
