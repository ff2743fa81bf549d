import type { Cell } from './cube.ts';
import { escapeMarkup as text } from './junit.ts';
import type { Report } from './report.ts';
import { lineOfReport } from './summary.ts';

const style = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 110rem; padding: 0 1rem }
table { border-collapse: collapse; margin: .5rem 0 }
th, td { border: 1px solid #8885; padding: .15rem .5rem; text-align: left; vertical-align: top; font-size: .85rem }
thead th { position: sticky; top: 0; background: Canvas }
.passed { background: #2a93; } .failed { background: #d334; font-weight: 600 } .waived { background: #da23; } .not { background: #8883; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #8882; padding: .5rem; margin: .3rem 0 }
summary { cursor: pointer; padding: .2rem 0 }`;

/** The report of any number of targets as one page that needs nothing else. */
export function htmlOf(reports: readonly Report[]): string {
  const operations = [...new Set(reports.flatMap(({ cube }) => cube.map(({ operation }) => operation)))];
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Conformance</title>
<style>${style}</style>
<h1>Conformance</h1>
<ul>${reports.map((report) => `<li>${text(lineOfReport(report))}, seed ${report.seed}</li>`).join('')}</ul>
${reports.map(failuresOf).join('\n')}
<h2>Operations, statuses and constraints</h2>
<p>A constraint is asked twice: 2xx is a legal request on or inside it, 4xx one that breaks it alone.</p>
${operations.map((operation) => operationOf(operation, reports)).join('\n')}
</html>
`;
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
  const states = [...rows.values()].flat().map((cell) => cell?.state);
  const open = states.includes('failed') ? ' open' : '';
  const count = (state: Cell['state']) => states.filter((each) => each === state).length;
  const told = (['passed', 'failed', 'waived', 'not covered'] as const)
    .map((state) => `${count(state)} ${state}`)
    .join(', ');
  const head = reports.map(({ target }) => `<th>${text(target)}</th>`).join('');
  const body = [...rows].map(([key, cells]) => `<tr><td>${key}</td>${cells.map(cellOf).join('')}</tr>`).join('\n');
  return `<details${open}><summary>${text(operation)}: ${told}</summary><table><thead><tr><th>status</th><th>constraint</th>${head}</tr></thead>\n${body}</table></details>`;
}

function cellOf(cell: Cell | undefined): string {
  if (!cell) return '<td></td>';
  const note = cell.state === 'waived' ? `: ${text(cell.note)}` : '';
  return `<td class="${cell.state.split(' ')[0]}" title="${text(cell.note.slice(0, 300))}">${cell.state}${note}</td>`;
}
