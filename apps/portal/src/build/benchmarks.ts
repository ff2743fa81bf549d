import { html } from '@dli-connections/lab/html';
import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import { missingPage } from './missing.ts';
import type { Page } from './page.ts';
import { ifBuilt } from './sources.ts';

const about = {
  path: 'benchmarks/',
  title: 'Benchmarks',
  description: 'How fast the servers and the client are, each figure beside that of a peer in the same run.',
};

/** The results of the verb `bench` that are kept in the repository, with their charts; or a page that says how to make them. */
export async function benchmarksPage(): Promise<Page> {
  const folder = 'packages/bench/results';
  const results = await ifBuilt(`${folder}/README.md`);
  if (results === undefined) return missingPage(about, 'bench');
  const names = [...results.matchAll(/!\[[^\]]*\]\(([\w-]+\.svg)\)/g)].map(([, name = '']) => name);
  const charts = await Promise.all(names.map(async (name) => [name, await ifBuilt(`${folder}/${name}`)] as const));
  const pictures = new Map(charts.flatMap(([name, chart]) => (chart ? [[name, chart.trim()]] : [])));
  const { content, sections } = renderMarkdown(results, linksFrom(`${folder}/README.md`, about.path), pictures);
  return { ...about, sections, content: html`${content}` };
}
