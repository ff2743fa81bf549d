import { escapeMarkup as text } from '@dli-connections/lab/html';
import type { Cell, State } from './cube.ts';
import type { Report } from './report.ts';

const marks: Record<State, readonly [mark: string, style: string]> = {
  passed: ['✓', 'passed'],
  failed: ['✗', 'failed'],
  waived: ['~', 'waived'],
  'not covered': ['–', 'open'],
};

/** Numbers for the reasons of a page, in the order of their first use. */
function createReasons(): { numberOf: (reason: string) => number; all: () => string[] } {
  const numbers = new Map<string, number>();
  return {
    numberOf(reason) {
      const known = numbers.get(reason) ?? numbers.size + 1;
      numbers.set(reason, known);
      return known;
    },
    all: () => [...numbers.keys()],
  };
}

type Reasons = ReturnType<typeof createReasons>;

/** The cube: operation × status × constraint × target. */
export function cubeSection(reports: readonly Report[]): string {
  const operations = [...new Set(reports.flatMap(({ cube }) => cube.map(({ operation }) => operation)))];
  const reasons = createReasons();
  const tables = operations.map((operation) => operationOf(operation, reports, reasons)).join('\n');
  const list = reasons.all().map((reason, at) => `<li id="reason-${at + 1}">${text(reason)}</li>`);
  return `<h2 id="cube">Operations, statuses and constraints</h2>
<p>A constraint is tested twice: 2xx is a legal request on or inside it, 4xx one that breaks it alone.</p>
${tables}
<h2 id="reasons">Reasons</h2>
<ol>${list.join('\n')}</ol>`;
}

function operationOf(operation: string, reports: readonly Report[], reasons: Reasons): string {
  const rows = new Map<string, (Cell | undefined)[]>();
  for (const [at, { cube }] of reports.entries()) {
    for (const cell of cube.filter((each) => each.operation === operation)) {
      const key = `<th scope="row"><code>${text(cell.constraint)}</code></th><td>${cell.status}</td>`;
      const row = rows.get(key) ?? reports.map(() => undefined);
      row[at] = cell;
      rows.set(key, row);
    }
  }
  const states = [...rows.values()].flat().map((cell) => cell?.state);
  const count = (state: State) => states.filter((each) => each === state).length;
  const counts = (Object.keys(marks) as State[]) // they are the keys of the table
    .filter((state) => count(state) > 0)
    .map((state) => `<span class="${marks[state][1]}">${count(state)} ${state}</span>`);
  const open = count('failed') > 0 ? ' open' : '';
  const head = ['constraint', 'status', ...reports.map(({ target }) => text(target))];
  const body = [...rows].map(([key, cells]) => `<tr>${key}${cells.map((cell) => cellOf(cell, reasons)).join('')}</tr>`);
  return `<details${open}><summary>${text(operation)}: ${counts.join(', ')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${text(operation)}"><table>
<thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div></details>`;
}

function cellOf(cell: Cell | undefined, reasons: Reasons): string {
  if (!cell) return '<td></td>';
  const { state, note } = cell;
  const [mark, style] = marks[state];
  const number = state === 'waived' ? reasons.numberOf(note) : undefined;
  const why = number === undefined ? '' : ` <a href="#reason-${number}">${number}</a>`;
  return `<td class="mark ${style}" title="${text(number === undefined ? note.slice(0, 200) : state)}">${mark}${why}</td>`;
}
