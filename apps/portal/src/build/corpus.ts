import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { textOf } from './sources.ts';

const path = 'console/mock/corpus/';

/** The results of the verb `corpus` that are kept in the repository. */
export async function corpusPage(): Promise<Page> {
  const file = 'packages/corpus/results/README.md';
  const { content, sections } = renderMarkdown(await textOf(file), linksFrom(file, path));
  return {
    path,
    title: 'Corpus',
    description: 'How the mock serves public OpenAPI documents of others, beside plain Prism.',
    sections,
    content,
  };
}
