import type { Report } from './report.ts';
import { casesOf } from './words.ts';

/**
 * The tested share of the contract, as a percentage that is rounded down: of all its constraints, each with each
 * operation and status, those that passed, failed, or are left out with a reason.
 */
export const percentOf = ({ coverage }: Report): number => Math.floor(coverage * 1000) / 10;

/** One line on a run. */
export function lineOfReport(report: Report): string {
  const { target, total, counts } = report;
  const parts = [
    casesOf(total),
    `${counts.passed} passed`,
    `${counts.failed} failed`,
    `${counts['failed as expected']} failed as expected`,
  ];
  // The share of a run that stopped early means nothing.
  const share = report.stopped ? '' : `, ${percentOf(report)} % of the contract tested`;
  return `${target}: ${parts.join(', ')}${share}`;
}

/** Number of failures of one rule that are shown in full. */
const shown = 2;

/** Number of earlier requests of a failure that are shown. */
const longest = 12;

/** Cases that fail only where a project reaches data of another. */
const isolation = /^(?:foreign-like-unknown\/|state\/a-(?:stranger|grantee)|create\/other-project|list\/other-project)/;

/** A leak across projects comes first: it makes many other cases fail with less telling messages. */
export function leaks({ failures }: Pick<Report, 'failures'>): string[] {
  const found = failures.filter(({ name, isLeak }) => isLeak && isolation.test(name)).map(({ name }) => name);
  if (found.length === 0) return [];
  return [`LEAK ACROSS PROJECTS: a project reaches or learns what is another's: ${found.join(', ')}`, ''];
}

/** Ways to ask again. The connections of a run are deleted, and a signature holds for one request only. */
const repeating = ({ failures }: Report): string[] => [
  `one case again: --only '${failures[0]?.name}'`,
  ...(failures.some(({ request }) => request.includes('authorization: …'))
    ? ['a curl line with `authorization: …` was signed, and cannot be pasted as it is']
    : []),
];

/** The report for a terminal: failures by the rule that they break, then one line. */
export function summaryOf(report: Report): string {
  const lines = leaks(report);
  for (const [rule, failures] of Map.groupBy(report.failures, (each) => each.rule)) {
    lines.push(`FAILED ${rule || '(no rule)'}`);
    if (failures[0]?.reason) lines.push(`  rule:     ${failures[0].reason}`);
    for (const { name, faults, before = [], request, answer } of failures.slice(0, shown)) {
      lines.push(`  ${name}`, ...faults.map((fault) => `    ${fault}`));
      lines.push(...before.slice(0, longest).map((line) => `    before: ${line}`));
      if (before.length > longest)
        lines.push(`    before: ${before.length - longest} more, which a report shows (--report)`);
      if (request) lines.push(`    ask:    ${request}`, `    answer: ${answer}`);
    }
    if (failures.length > shown) lines.push(`  and ${casesOf(failures.length - shown, 'more ')}`);
    lines.push('');
  }
  if (report.failures.length > 0) lines.push(...repeating(report));
  // A list of everything left out would bury the reason why the run stopped.
  for (const { reason, cases } of report.stopped ? [] : report.leftOut)
    lines.push(`left out: ${casesOf(cases)}: ${reason}`);
  for (const each of report.broken ?? []) lines.push(`the connection broke once, and the case ran again: ${each}`);
  for (const each of report.remains) lines.push(`not removed: ${each}`);
  if (report.stopped) lines.push(`stopped: ${report.stopped}`);
  if (report.interrupted) lines.push('interrupted: the remaining cases were not run');
  return [...lines, lineOfReport(report)].join('\n');
}
