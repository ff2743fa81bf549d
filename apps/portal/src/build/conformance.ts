import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { htmlOf, type Report } from '@dli-connections/conformance';
import type { Figure } from './home.ts';
import type { Page } from './page.ts';
import { reportPage } from './reports.ts';
import { pathOf, textOf } from './sources.ts';

const about = {
  path: 'conformance/',
  title: 'Conformance',
  description:
    'What each server keeps of the contract: operation by operation, status by status, constraint by constraint.',
};

/** The last report of the verb `conformance` as a page, at its end that of `mutate`, and what the first page tells of it. */
export async function readConformance(): Promise<{ page: Page; style: [string, string]; figures: Figure[] }> {
  const folder = 'packages/conformance/results/';
  const written = gunzipSync(await readFile(pathOf(`${folder}report.json.gz`))).toString();
  // The verb writes what it reports, as it is.
  const reports = JSON.parse(written) as Report[];
  const figures = reports.slice(0, 1).map(({ target, total, counts }) => ({
    path: about.path,
    value: `${counts.passed.toLocaleString('en')} / ${total.toLocaleString('en')}`,
    label: `conformance cases pass on the ${target}, the first of ${reports.length} targets`,
  }));
  return { ...reportPage(htmlOf(reports, await textOf(`${folder}mutate.html`)), about), figures };
}
