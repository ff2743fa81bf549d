import { escapeMarkup } from '@dli-connections/lab/html';
import type { Session } from '../session.ts';
import type { Report } from './report.ts';

/** The report as JUnit XML: a suite for each target, known failures as skipped. */
export function junitOf(report: Report, session: Session): string {
  const failed = new Map(report.failures.map((each) => [each.name, each]));
  const cases = [...session.ran]
    .sort((a, b) => (a.case.name < b.case.name ? -1 : 1))
    .map(({ case: { name }, outcome, reason, result }) => {
      const [group = '', ...rest] = name.split('/');
      const open = `    <testcase classname="${escapeMarkup(group)}" name="${escapeMarkup(rest.join('/'))}"`;
      if (outcome === 'passed') return `${open}/>`;
      const failure = failed.get(name);
      if (!failure) return `${open}><skipped message="${escapeMarkup(reason ?? result.idle ?? '')}"/></testcase>`;
      const text = [failure.rule, ...(failure.before ?? []), failure.request, failure.answer].join('\n');
      return `${open}><failure message="${escapeMarkup(failure.faults.join('; '))}">${escapeMarkup(text)}</failure></testcase>`;
    });
  const { total, counts, target } = report;
  const skipped = counts['failed as expected'] + counts.idle;
  const head = `name="${escapeMarkup(target)}" tests="${total}" failures="${counts.failed}" skipped="${skipped}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite ${head}>\n${cases.join('\n')}\n  </testsuite>\n</testsuites>\n`;
}
