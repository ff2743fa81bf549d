import { posix } from 'node:path';
import { renderMarkdown } from './markdown.ts';
import { rootOf } from './nav.ts';
import type { Page } from './page.ts';
import { textOf } from './sources.ts';

/** The documents of the repository that are pages of the site: where each stands, and the sentence that says what it is. */
export const guides = [
  { path: 'client/', file: 'packages/client/README.md', description: 'How to call the API from TypeScript.' },
  { path: 'client/methods/', file: 'packages/client/api.md', description: 'Every method of the client.' },
  { path: 'client/examples/', file: 'apps/quickstart/README.md', description: 'A worked example for each use.' },
  {
    path: 'client/other-languages/',
    file: 'docs/generate-a-client.md',
    description: 'A generator for each language, with the settings that it needs.',
  },
  {
    path: 'console/use-it-with/',
    file: 'docs/use-it-with.md',
    description: 'The lines that point other clients at the servers here.',
  },
  { path: 'console/mock/', file: 'apps/mock/README.md', description: 'What the mock does, and what it does not.' },
  {
    path: 'console/server/',
    file: 'apps/reference/README.md',
    description: 'What the reference server keeps and tells.',
  },
  {
    path: 'console/operating/',
    file: 'docs/operating.md',
    description: 'Backing up, restoring, upgrading and watching a server with data worth keeping.',
  },
  {
    path: 'conformance/kit/',
    file: 'packages/conformance/README.md',
    description: 'How to test a server of your own.',
  },
  { path: 'review/guidelines/', file: 'spec/GUIDELINES.md', description: 'The rules that the API keeps.' },
  { path: 'review/releasing/', file: 'docs/releasing.md', description: 'How a version is reviewed and released.' },
  { path: 'review/contributing/', file: 'CONTRIBUTING.md', description: 'How the API and its parts are changed.' },
  { path: 'review/security/', file: 'SECURITY.md', description: 'What is promised, and how to report.' },
] as const;

/** Pages that are no document, by the file that a link of a document names. */
const others: Record<string, string> = {
  'README.md': '',
  'spec/EVIDENCE.md': 'evidence/',
  'spec/BUNDLES.md': 'reference/bundles/',
  'packages/bench/results/README.md': 'benchmarks/',
  'packages/interop/results/README.md': 'interop/',
};

/** Every document as a page. */
export function guidePages(): Promise<Page[]> {
  return Promise.all(
    guides.map(async ({ path, file, description }) => {
      const { title, content, sections } = renderMarkdown(await textOf(file), linksFrom(file, path));
      return { path, title, description, content, sections: sections.length > 2 ? sections : [] };
    }),
  );
}

/** Where the links of a document lead, when it is a page: other pages of the site, and addresses elsewhere as they are. */
export function linksFrom(file: string, path: string) {
  return (href: string): string | undefined => {
    if (/^[a-z]+:/.test(href)) return href;
    const [target = '', fragment] = href.split('#');
    const named = posix.join(posix.dirname(file), target);
    const page = guides.find((guide) => guide.file === named)?.path ?? others[named];
    if (page === undefined) return undefined;
    return rootOf(path) + page + (fragment ? `#${fragment}` : '');
  };
}
