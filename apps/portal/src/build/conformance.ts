import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { htmlOf, type Report } from '@dli-connections/conformance';
import type { Figure } from './home.ts';
import type { Page } from './page.ts';
import { reportPage } from './reports.ts';
import { ifBuilt, pathOf, textOf } from './sources.ts';

const about = {
  path: 'conformance/',
  title: 'Conformance',
  description: 'The rules of the contract that each server keeps, by operation, status and constraint.',
};

/**
 * The last report of the verb `conformance` as a page, at its end that of `mutate` and, after a whole run, the comparison with
 * Schemathesis; and the figures of the first page.
 */
export async function readConformance(): Promise<{ page: Page; style: [string, string]; figures: Figure[] }> {
  const folder = 'packages/conformance/results/';
  const written = gunzipSync(await readFile(pathOf(`${folder}report.json.gz`))).toString();
  // The verb writes the report in this form.
  const reports = JSON.parse(written) as Report[];
  const figures = reports.slice(0, 1).map(({ target, total, counts }) => ({
    path: about.path,
    value: `${counts.passed.toLocaleString('en')} / ${total.toLocaleString('en')}`,
    label: `conformance cases pass on the ${target}, the first of ${reports.length} targets`,
  }));
  const more = (await textOf(`${folder}mutate.html`)) + ((await ifBuilt(`${folder}schemathesis.html`)) ?? '');
  return { ...reportPage(htmlOf(reports, more), about), figures };
}
