import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import { missingPage } from './missing.ts';
import type { Page } from './page.ts';
import { ifBuilt } from './sources.ts';

const about = {
  path: 'interop/',
  title: 'Interoperability',
  description: 'How generators, validators, mocks and the SDKs of the vendor fare with this API.',
};

/** The committed results of the verb `interop`; or a page that says how to make them. */
export async function interopPage(): Promise<Page> {
  const file = 'packages/interop/results/README.md';
  const results = await ifBuilt(file);
  if (results === undefined) return missingPage(about, 'interop');
  const { content, sections } = renderMarkdown(results, linksFrom(file, about.path));
  return { ...about, sections, content };
}
