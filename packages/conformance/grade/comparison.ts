import { escapeMarkup as escaped } from '@dli-connections/lab/html';

/** A planted fault, and the tools that find it. */
export interface Compared {
  fault: string;
  schemathesis: boolean;
  kit: boolean;
}

/** The number of faults that one of them finds. */
export const foundBy = (rows: readonly Compared[], by: 'schemathesis' | 'kit') => rows.filter((row) => row[by]).length;

const missedBy = (rows: readonly Compared[], by: 'schemathesis' | 'kit') =>
  rows.flatMap((row) => (row[by] ? [] : [escaped(row.fault)])).join('; ') || 'none of them';

/** Both columns, fault by fault, as the last piece of the page of a report. The rows are a sample of all planted faults. */
export function comparisonOf(rows: readonly Compared[], all: number): string {
  const cell = (found: boolean) => (found ? '<td>found</td>' : '<td class="failed">missed</td>');
  const lines = rows.map(
    ({ fault, schemathesis, kit }) =>
      `<tr><th scope="row">${escaped(fault)}</th>${cell(schemathesis)}${cell(kit)}</tr>`,
  );
  return `<h2>Beside Schemathesis</h2>
<p>Both test a server with one planted fault, with default options and without restarts. Of ${rows.length} faults, chosen evenly from ${all}, Schemathesis finds ${foundBy(rows, 'schemathesis')} and the kit ${foundBy(rows, 'kit')}. Failures that Schemathesis also reports of the sound server do not count.</p>
<p>Schemathesis misses: ${missedBy(rows, 'schemathesis')}.</p>
<p>The kit misses: ${missedBy(rows, 'kit')}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Beside Schemathesis"><table>
<thead><tr><th scope="col">fault</th><th scope="col">Schemathesis</th><th scope="col">kit</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table></div>
`;
}
