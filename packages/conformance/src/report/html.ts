import type { Cell } from './cube.ts';
import { escapeMarkup as text } from './junit.ts';
import type { Report } from './report.ts';
import { style } from './style.ts';

/** In the order in which they are told. */
const states = ['passed', 'failed', 'waived', 'not covered'] as const satisfies readonly Cell['state'][];

/** The report of any number of targets as one page that asks the network for nothing. */
export function htmlOf(reports: readonly Report[]): string {
  const operations = [...new Set(reports.flatMap(({ cube }) => cube.map(({ operation }) => operation)))];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Conformance</h1>
<p>Who keeps the contract: every target is asked the same cases, and each answer is judged by the contract. A case that is
known to fail has its reason; one that passes all the same is an error.</p>
${targetsOf(reports)}
${reports.map(failuresOf).join('\n')}
<h2>By operation</h2>
<p>How many of the statuses and constraints of an operation hold: passed, of all that there are. Green is all that can be asked
of a target, amber has a waiver with its reason, grey was not asked.</p>
${matrixOf(operations, reports)}
<h2>By status and constraint</h2>
<p>A constraint is asked twice: 2xx is a legal request on or inside it, 4xx one that breaks it alone.</p>
${operations.map((operation) => operationOf(operation, reports)).join('\n')}
</main>
</body>
</html>
`;
}

/** A table that is scrolled where it is wider than the page, with the keyboard too. */
function tableOf(label: string, head: readonly string[], rows: readonly string[]): string {
  const heads = head.map((each) => `<th scope="col">${text(each)}</th>`).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${text(label)}"><table><thead><tr>${heads}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}

function targetsOf(reports: readonly Report[]): string {
  const rows = reports.map(({ target, total, counts, coverage, seed }) => {
    const numbers = [total, counts.passed, counts.failed, counts['failed as expected']];
    const cells = numbers.map((each) => `<td class="number">${each.toLocaleString('en')}</td>`);
    const covered = `<td class="number">${Math.floor(coverage * 1000) / 10} %</td><td class="number">${seed}</td>`;
    return `<tr><th scope="row">${text(target)}</th>${cells.join('')}${covered}</tr>`;
  });
  return tableOf('Targets', ['Target', 'Cases', 'Passed', 'Failed', 'Known to fail', 'Cube covered', 'Seed'], rows);
}

function matrixOf(operations: readonly string[], reports: readonly Report[]): string {
  const rows = operations.map((operation) => {
    const cells = reports.map(({ cube }) => {
      const cells = cube.filter((each) => each.operation === operation);
      const has = (state: Cell['state']) => cells.filter((each) => each.state === state).length;
      if (cells.length === 0) return '<td></td>';
      const worst = (['failed', 'not covered', 'waived'] as const).find((state) => has(state) > 0) ?? 'passed';
      const told = states.map((state) => `${has(state)} ${state}`).join(', ');
      return `<td class="number ${worst.split(' ')[0]}" title="${told}">${has('passed')} / ${cells.length}</td>`;
    });
    return `<tr><th scope="row">${text(operation)}</th>${cells.join('')}</tr>`;
  });
  return tableOf('By operation', ['Operation', ...reports.map(({ target }) => target)], rows);
}

function failuresOf({ target, failures }: Report): string {
  if (failures.length === 0) return '';
  const each = failures.map(
    ({ name, faults, rule, request, answer }) =>
      `<details><summary class="failed">${text(name)}</summary><p>${faults.map(text).join('<br>')}</p><p>breaks <code>${text(rule)}</code></p><pre>${text(request)}</pre><pre>${text(answer)}</pre></details>`,
  );
  return `<h2>What ${text(target)} fails</h2>\n${each.join('\n')}`;
}

function operationOf(operation: string, reports: readonly Report[]): string {
  const rows = new Map<string, (Cell | undefined)[]>();
  for (const [at, { cube }] of reports.entries()) {
    for (const cell of cube.filter((each) => each.operation === operation)) {
      const key = `${cell.status}</td><td><code>${text(cell.constraint)}</code>`;
      const row = rows.get(key) ?? reports.map(() => undefined);
      row[at] = cell;
      rows.set(key, row);
    }
  }
  const all = [...rows.values()].flat().map((cell) => cell?.state);
  const open = all.includes('failed') ? ' open' : '';
  const told = states.map((state) => `${all.filter((each) => each === state).length} ${state}`).join(', ');
  const head = ['Status', 'Constraint', ...reports.map(({ target }) => target)];
  const body = [...rows].map(([key, cells]) => `<tr><td>${key}</td>${cells.map(cellOf).join('')}</tr>`);
  return `<details${open}><summary><b>${text(operation)}</b> <span>${told}</span></summary>${tableOf(operation, head, body)}</details>`;
}

function cellOf(cell: Cell | undefined): string {
  if (!cell) return '<td></td>';
  const note = cell.state === 'waived' ? `: ${text(cell.note)}` : '';
  return `<td class="${cell.state.split(' ')[0]}" title="${text(cell.note.slice(0, 300))}">${cell.state}${note}</td>`;
}
