import { posix } from 'node:path';
import { guides } from './contents.ts';
import { renderMarkdown } from './markdown.ts';
import { rootOf } from './nav.ts';
import type { Page } from './page.ts';
import { repository, textOf } from './sources.ts';

/** Pages that are made of more than a document, by the file that a link of a document names. */
const others: Record<string, string> = {
  'README.md': '',
  'spec/EVIDENCE.md': 'evidence/',
  'spec/BUNDLES.md': 'reference/bundles/',
  'apps/quickstart/README.md': 'client/examples/',
  'packages/bench/results/README.md': 'benchmarks/',
};

/** Every document as a page. */
export function guidePages(): Promise<Page[]> {
  return Promise.all(
    guides.map(async ({ path, file, name }) => {
      const { title, description, content, sections } = renderMarkdown(
        await documentAt(file, name),
        linksFrom(file, path),
      );
      return { path, title, description, content, sections: sections.length > 2 ? sections : [] };
    }),
  );
}

/** The text of a document. One that is plain text has no title of its own. */
async function documentAt(file: string, name: string): Promise<string> {
  const text = await textOf(file);
  return file.endsWith('.md') ? text : `# ${name}\n\n${text}`;
}

/** The path of a file that an address of the repository names: READMEs are read on npm too, where relative links lead nowhere. */
function inRepository(address: string): string | undefined {
  if (!address.startsWith(`${repository}/`)) return undefined;
  return /^\/(?:blob|tree)\/[^/]+\/(.*)$/.exec(address.slice(repository.length))?.[1];
}

/** Resolves a link of a document to its page; `undefined` if there is none. External addresses stay unchanged. */
export function linksFrom(file: string, path: string) {
  return (href: string): string | undefined => {
    const [target = '', fragment] = href.split('#');
    const named = inRepository(target) ?? posix.join(posix.dirname(file), target);
    const page = guides.find((guide) => guide.file === named)?.path ?? others[named];
    if (page === undefined) return /^[a-z]+:/.test(href) ? href : undefined;
    return rootOf(path) + page + (fragment ? `#${fragment}` : '');
  };
}
