import type { Report } from './report.ts';

/**
 * The tested share of the contract, as a percentage that is rounded down: of all its constraints, each with each
 * operation and status, those that passed, failed, or are left out with a reason.
 */
export const percentOf = ({ coverage }: Report): number => Math.floor(coverage * 1000) / 10;

/** One line on a run. */
export function lineOfReport(report: Report): string {
  const { target, total, counts } = report;
  const parts = [
    `${total} cases`,
    `${counts.passed} passed`,
    `${counts.failed} failed`,
    `${counts['failed as expected']} failed as expected`,
  ];
  // The share says nothing of a run that stopped early.
  const share = report.stopped ? '' : `, ${percentOf(report)} % of the contract asked`;
  return `${target}: ${parts.join(', ')}${share}`;
}

/** Number of failures of one rule that are shown in full. */
const shown = 2;

/** Cases that fail only where a project reaches data of another. */
const isolation = /^(?:alike\/|state\/a-(?:stranger|grantee)|create\/other-project|list\/other-project)/;

/** A leak across projects, said first: much else fails with it, in other words. */
export function leaks({ failures }: Pick<Report, 'failures'>): string[] {
  const found = failures.filter(({ name }) => isolation.test(name)).map(({ name }) => name);
  if (found.length === 0) return [];
  return [`LEAK ACROSS PROJECTS: a project reaches or learns what is another's: ${found.join(', ')}`, ''];
}

/** The report for a terminal: failures by the rule that they break, then one line. */
export function summaryOf(report: Report): string {
  const lines = leaks(report);
  for (const [rule, failures] of Map.groupBy(report.failures, (each) => each.rule)) {
    lines.push(`FAILED ${rule || '(no rule)'}`);
    if (failures[0]?.reason) lines.push(`  rule:     ${failures[0].reason}`);
    for (const { name, faults, request, answer } of failures.slice(0, shown)) {
      lines.push(`  ${name}`, ...faults.map((fault) => `    ${fault}`));
      if (request) lines.push(`    ask:    ${request}`, `    answer: ${answer}`);
    }
    if (failures.length > shown) lines.push(`  and ${failures.length - shown} more cases`);
    lines.push('');
  }
  // The list of a whole run would bury the reason why this one stopped.
  for (const { reason, cases } of report.stopped ? [] : report.leftOut)
    lines.push(`left out: ${cases} cases: ${reason}`);
  for (const each of report.remains) lines.push(`not removed: ${each}`);
  if (report.stopped) lines.push(`stopped: ${report.stopped}`);
  if (report.interrupted) lines.push('interrupted: the rest was not asked');
  return [...lines, lineOfReport(report)].join('\n');
}
