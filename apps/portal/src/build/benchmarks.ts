import { Html, html } from '@dli-connections/lab/html';
import { chartsOf, type Results } from './charts.ts';
import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { ifBuilt, textOf } from './sources.ts';

const path = 'benchmarks/';
const folder = 'packages/bench/results';

/** The results of the verb `bench` committed to the repository: the figures that users notice first, then how to read the rest, then the rest. */
export async function benchmarksPage(): Promise<Page> {
  const results = await textOf(`${folder}/README.md`);
  // The bench writes this form.
  const data = JSON.parse(await textOf(`${folder}/results.json`)) as Results;
  const names = [...results.matchAll(/!\[[^\]]*\]\(([\w-]+\.svg)\)/g)].map(([, name = '']) => name);
  const charts = await Promise.all(names.map(async (name) => [name, await ifBuilt(`${folder}/${name}`)] as const));
  const pictures = new Map(charts.flatMap(([name, chart]) => (chart ? [[name, chart.trim()]] : [])));
  const { content, sections } = renderMarkdown(results, linksFrom(`${folder}/README.md`, path), pictures);
  const rest = content.text.replace(/<h1[\s\S]*?<\/h1>/, '');
  return {
    path,
    title: 'Benchmarks',
    description: 'The speed of the servers and the client, each figure compared with a peer in the same run.',
    sections: [
      { id: 'every-row', title: 'Every row' },
      // A heading ends with the conditions of a run, which the list has no room for.
      ...sections.map(({ id, title }) => ({ id, title: title.replace(/(?::|, [a-z]).*/, '') })),
    ],
    content: html`<h1>Benchmarks</h1>
<p>Figures of the last run that users notice. Bars compare within a chart, which is one run on one machine.</p>
${chartsOf(data)}
<h2 id="every-row">Every row</h2>
<p>Each row is a ratio: the figure of the first contender (“of”) divided by that of the second (“to”). The second is a
<em>peer</em>, which is the work of somebody else; or a <em>baseline</em>, which is the least code that could do the work, so that
nothing can beat it by much; or <em>itself</em> at another size.</p>
<p>The <em>bar</em> is the goal of this project for the ratio. “≥ 0.7” of a baseline means: at least
seven tenths of what is possible at all. A row that “falls short” has missed its own goal, and says below why; it does not mean that a
peer is faster.</p>
${new Html(rest)}`,
  };
}
