/** A page as the menu lists it. A document of the repository becomes a page by a line with its file. */
export interface Entry {
  /** Its folder, with a slash at the end; empty for the first page. */
  path: string;
  name: string;
  file?: string;
  /** Sentence that search engines show, for a document. */
  description?: string;
}

/** A document that is a page. */
export type Guide = Entry & { file: string; description: string };

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
      {
        path: 'review/guidelines/',
        name: 'Guidelines',
        file: 'spec/GUIDELINES.md',
        description: 'The rules that the API keeps.',
      },
    ],
  },
  {
    name: 'Call it',
    pages: [
      {
        path: 'client/',
        name: 'TypeScript client',
        file: 'packages/client/README.md',
        description: 'How to call the API from TypeScript.',
      },
      {
        path: 'client/methods/',
        name: 'Methods',
        file: 'packages/client/api.md',
        description: 'Every method of the client.',
      },
      { path: 'client/examples/', name: 'Examples' },
      {
        path: 'client/other-languages/',
        name: 'Other languages',
        file: 'docs/generate-a-client.md',
        description: 'A generator for each language, with the settings that it needs.',
      },
      {
        path: 'console/use-it-with/',
        name: 'Terraform, SDKs, curl',
        file: 'docs/use-it-with.md',
        description: 'The lines that point other clients at the servers here.',
      },
    ],
  },
  {
    name: 'Run it',
    pages: [
      { path: 'console/', name: 'Console' },
      {
        path: 'console/mock/',
        name: 'Mock',
        file: 'apps/mock/README.md',
        description: 'What the mock does, and what it does not.',
      },
      {
        path: 'console/server/',
        name: 'Reference server',
        file: 'apps/reference/README.md',
        description: 'The reference server: flags, scenarios, authentication, logs.',
      },
      {
        path: 'console/operating/',
        name: 'Operating',
        file: 'docs/operating.md',
        description: 'Backing up, restoring, upgrading and watching a server with data worth keeping.',
      },
      {
        path: 'console/postgres/',
        name: 'PostgreSQL',
        file: 'docs/postgres.md',
        description: 'Poolers, failovers, upgrades and a cluster under the reference server.',
      },
      {
        path: 'console/scale/',
        name: 'Scale',
        file: 'docs/scale.md',
        description: 'What one process holds, and what many need.',
      },
    ],
  },
  {
    name: 'Proof',
    pages: [
      { path: 'conformance/', name: 'Conformance' },
      {
        path: 'conformance/kit/',
        name: 'Test your own server',
        file: 'packages/conformance/README.md',
        description: 'How to test a server of your own.',
      },
      {
        path: 'interop/',
        name: 'Interoperability',
        file: 'packages/interop/results/README.md',
        description: "How generators, validators, mocks and the vendor's SDKs fare with this API.",
      },
      {
        path: 'console/mock/corpus/',
        name: 'Documents on the mock',
        file: 'packages/corpus/results/README.md',
        description: 'How the mock serves public OpenAPI documents of others, beside plain Prism.',
      },
      { path: 'benchmarks/', name: 'Benchmarks' },
    ],
  },
  {
    name: 'Project',
    pages: [
      { path: 'changes/', name: 'Changelog' },
      {
        path: 'review/contributing/',
        name: 'Contributing',
        file: 'CONTRIBUTING.md',
        description: 'How the API and its parts are changed.',
      },
      {
        path: 'review/create/',
        name: 'A request, file by file',
        file: 'docs/create.md',
        description: 'The files that a create runs through.',
      },
      {
        path: 'review/releasing/',
        name: 'Releasing',
        file: 'docs/releasing.md',
        description: 'How a version is reviewed and released.',
      },
      {
        path: 'review/security/',
        name: 'Security',
        file: 'SECURITY.md',
        description: 'What is promised, and how to report.',
      },
      { path: 'licence/', name: 'Licence', file: 'LICENSE', description: 'The MIT licence.' },
    ],
  },
];

/** Every page of the menu. */
export const entries: readonly Entry[] = contents.flatMap(({ pages }) => pages);

/** The documents that are pages. */
export const guides: readonly Guide[] = entries.filter((entry): entry is Guide => entry.file !== undefined);
