import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { textOf } from './sources.ts';

const path = 'interop/';

/** The results of the verb `interop` that are kept in the repository. */
export async function interopPage(): Promise<Page> {
  const file = 'packages/interop/results/README.md';
  const { content, sections } = renderMarkdown(await textOf(file), linksFrom(file, path));
  return {
    path,
    title: 'Interoperability',
    description: 'How generators, validators, mocks and the SDKs of the vendor fare with this API.',
    sections,
    content,
  };
}
