/** A page as the menu lists it. A document of the repository becomes a page by a line with its file. */
export interface Entry {
  /** Its folder, with a slash at the end; empty for the first page. */
  path: string;
  name: string;
  file?: string;
}

/** A document that is a page. */
export type Guide = Entry & { file: string };

/** Every page of the site, by the groups of the menu. */
export const contents: readonly { name: string; pages: readonly Entry[] }[] = [
  {
    name: 'The API',
    pages: [
      { path: '', name: 'Overview' },
      { path: 'reference/', name: 'Reference' },
      { path: 'reference/print/', name: 'Reference, to print' },
      { path: 'reference/bundles/', name: 'OpenAPI files' },
      { path: 'evidence/', name: 'Evidence' },
      { path: 'review/', name: 'Review' },
      { path: 'review/guidelines/', name: 'Guidelines', file: 'spec/GUIDELINES.md' },
    ],
  },
  {
    name: 'Call it',
    pages: [
      { path: 'client/', name: 'TypeScript client', file: 'packages/client/README.md' },
      { path: 'client/methods/', name: 'Methods', file: 'packages/client/api.md' },
      { path: 'client/examples/', name: 'Examples' },
      { path: 'client/other-languages/', name: 'Other languages', file: 'docs/generate-a-client.md' },
      { path: 'console/use-it-with/', name: 'Terraform, SDKs, curl', file: 'docs/use-it-with.md' },
    ],
  },
  {
    name: 'Run it',
    pages: [
      { path: 'console/', name: 'Console' },
      { path: 'console/mock/', name: 'Mock', file: 'apps/mock/README.md' },
      { path: 'console/server/', name: 'Reference server', file: 'apps/reference/README.md' },
      { path: 'console/docker/', name: 'Docker', file: 'docs/docker.md' },
      { path: 'console/operating/', name: 'Operating', file: 'docs/operating.md' },
      { path: 'console/postgres/', name: 'PostgreSQL', file: 'docs/postgres.md' },
      { path: 'console/scale/', name: 'Scale', file: 'docs/scale.md' },
    ],
  },
  {
    name: 'Proof',
    pages: [
      { path: 'conformance/', name: 'Conformance' },
      { path: 'conformance/kit/', name: 'Test your own server', file: 'packages/conformance/README.md' },
      { path: 'interop/', name: 'Interoperability', file: 'packages/interop/results/README.md' },
      { path: 'console/mock/corpus/', name: 'Documents on the mock', file: 'packages/corpus/results/README.md' },
      { path: 'benchmarks/', name: 'Benchmarks' },
    ],
  },
  {
    name: 'Project',
    pages: [
      { path: 'changes/', name: 'Changelog' },
      { path: 'review/contributing/', name: 'Contributing', file: 'CONTRIBUTING.md' },
      { path: 'review/create/', name: 'A request, file by file', file: 'docs/create.md' },
      { path: 'review/releasing/', name: 'Releasing', file: 'docs/releasing.md' },
      { path: 'review/security/', name: 'Security', file: 'SECURITY.md' },
      { path: 'licence/', name: 'Licence', file: 'LICENSE' },
    ],
  },
];

/** Every page of the menu. */
export const entries: readonly Entry[] = contents.flatMap(({ pages }) => pages);

/** The documents that are pages. */
export const guides: readonly Guide[] = entries.filter((entry): entry is Guide => entry.file !== undefined);
