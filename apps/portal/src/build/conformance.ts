import { htmlOf, type Report } from '@dli-connections/conformance';
import { framed } from './framed.ts';
import type { Figure } from './home.ts';
import { missingPage } from './missing.ts';
import type { Page } from './page.ts';
import { ifBuilt } from './sources.ts';

const about = {
  path: 'conformance/',
  title: 'Conformance',
  description:
    'What each server keeps of the contract: operation by operation, status by status, constraint by constraint.',
};

/** The report of the verb `conformance` as a page, at its end that of `mutate` where it has run, with what the first page tells of it; or a page that says how to make it. */
export async function readConformance(): Promise<{ report?: string; page?: Page; figures: Figure[] }> {
  const data = await ifBuilt('packages/conformance/dist/report.json');
  if (data === undefined) return { page: missingPage(about, 'conformance'), figures: [] };
  // The verb writes what it reports, as it is.
  const reports = JSON.parse(data) as Report[];
  const figures = reports.slice(0, 1).map(({ target, total, counts }) => ({
    path: about.path,
    value: `${counts.passed.toLocaleString('en')} / ${total.toLocaleString('en')}`,
    label: `conformance cases pass on ${target}, the first of ${reports.length} targets`,
  }));
  const faults = await ifBuilt('packages/conformance/dist/mutate.html');
  return { report: framed(htmlOf(reports, faults), { ...about, main: /<main>/ }), figures };
}
