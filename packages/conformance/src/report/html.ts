import { standalonePage, escapeMarkup as text } from '@dli-connections/lab/html';
import { cubeSection } from './html-cube.ts';
import { style } from './html-style.ts';
import type { Failed, Report } from './report.ts';
import { leaks, percentOf } from './summary.ts';
import { casesOf } from './words.ts';

/** The report of any number of targets as one self-contained page; `more` is appended. */
export function htmlOf(reports: readonly Report[], more = ''): string {
  const main = `<p>Each target, and the outcome of its cases. ✓ passed, ✗ failed, ~ waived with a reason, – not covered.</p>
${targetsSection(reports)}
${reports.map(failuresOf).join('\n')}
${cubeSection(reports)}
${leftOutSection(reports)}
${brokenSection(reports)}
${more}`;
  return standalonePage({ title: 'Conformance', style, main });
}

function targetsSection(reports: readonly Report[]): string {
  const heads = [
    'target',
    'cases',
    'passed',
    'failed',
    'failed as expected',
    'left out',
    'of the contract tested',
    'seed',
  ];
  const rows = reports.map((report) => {
    const { target, total, counts, leftOut, seed } = report;
    const left = leftOut.reduce((sum, { cases }) => sum + cases, 0);
    const { passed, failed, 'failed as expected': expected } = counts;
    const cells = [total, passed, failed, expected, left, `${percentOf(report)} %`, String(seed)].map((each, at) => {
      const name = heads[at + 1] ?? '';
      const style = name === 'failed' && failed > 0 ? 'number failed' : 'number';
      return `<td class="${style}" data-label="${name}">${each.toLocaleString('en')}</td>`;
    });
    return `<tr><th scope="row">${text(target)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="Targets"><table class="cards">
<thead><tr>${heads.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

/** Cases that were not run on each target, and the reasons. */
function leftOutSection(reports: readonly Report[]): string {
  const lists = reports
    .filter(({ leftOut }) => leftOut.length > 0)
    .map(({ target, leftOut }) => {
      const items = leftOut.map(({ reason, cases }) => `<li>${casesOf(cases)}: ${text(reason)}</li>`);
      return `<details><summary>${text(target)}</summary><ul>${items.join('')}</ul></details>`;
    });
  return lists.length === 0 ? '' : `<h2 id="left-out">Not tested</h2>\n${lists.join('\n')}`;
}

/** Cases whose connection broke once. */
function brokenSection(reports: readonly Report[]): string {
  const all = reports.flatMap(({ target, broken = [] }) =>
    broken.map((each) => `<li>${text(`${target}: ${each}`)}</li>`),
  );
  return all.length === 0
    ? ''
    : `<h2 id="broken">Run again, because the connection broke</h2>\n<ul>${all.join('')}</ul>`;
}

function failuresOf({ target, failures }: Report): string {
  if (failures.length === 0) return '';
  const groups = [...Map.groupBy(failures, ({ rule }) => rule)].map(
    ([rule, those]) =>
      `<details open><summary class="failed">${those.length} × <code>${text(rule || 'no rule')}</code></summary><p>${text(those[0]?.reason ?? '')}</p>${those.map(failureOf).join('\n')}</details>`,
  );
  const leak = leaks({ failures }).map((line) => `<p class="failed">${text(line)}</p>`);
  return `<h2>What ${text(target)} fails</h2>\n${leak.join('')}${groups.join('\n')}`;
}

const failureOf = ({ name, faults, before = [], request, answer }: Failed) =>
  `<details><summary>${text(name)}: ${text(faults[0] ?? '')}</summary><p>${faults.map(text).join('<br>')}</p><pre>${text([...before, request].join('\n'))}</pre><pre>${text(answer)}</pre></details>`;
