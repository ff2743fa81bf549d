import { pathToFileURL } from 'node:url';
import type { Bundle } from '@dli-connections/contract/bundle';
import { type Html, html } from '@dli-connections/lab/html';
import { pathOf } from './sources.ts';
import { tableOf } from './table.ts';

interface Difference {
  source: string;
  line: string;
  entries: string[];
}

interface Table {
  source: string;
  title: string;
  read: string;
}

/** The exports of spec/facts/sources.mjs, which is plain JavaScript. */
interface Sources {
  tables: Table[];
  differencesOf(bundle: Bundle): Difference[];
}

/** The sources, and where the spec differs from them: by the entry that decides it. */
export async function differenceTables(bundle: Bundle): Promise<Html> {
  // An import that is named by a variable has no type.
  const { tables, differencesOf } = (await import(pathToFileURL(pathOf('spec/facts/sources.mjs')).href)) as Sources;
  const differences = differencesOf(bundle);
  const sources = tables.map(({ source, title, read }) => {
    const count = differences.filter((each) => each.source === source).length;
    return [html`<code>${source}</code>`, title, read, count];
  });
  const decided = Map.groupBy(differences, ({ entries: [entry = ''] }) => entry);
  const sorted = [...decided].sort(([, a], [, b]) => b.length - a.length);
  return html`${tableOf(['Source', 'Title', 'Read on', 'Differences'], sources)}
<p>Each difference is decided by an entry. A line says what, then theirs → ours.</p>
${sorted.map(
  ([
    entry,
    each,
  ]) => html`<details><summary><b>${entry}</b> <span>${each.length}, in ${[...new Set(each.map(({ source }) => source))].join(', ')}</span></summary>
<p><a href="#${entry}">Why it was decided so</a></p>
<ul class="lines">${each.map(({ line }) => html`<li><code>${line}</code></li>\n`)}</ul></details>
`,
)}`;
}
