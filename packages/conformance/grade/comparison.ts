import { escapeMarkup as escaped } from '@dli-connections/lab/html';

/** A planted fault, and the tools that find it. */
export interface Compared {
  fault: string;
  schemathesis: boolean;
  kit: boolean;
}

/** The number of faults that one of them finds. */
export const foundBy = (rows: readonly Compared[], by: 'schemathesis' | 'kit') => rows.filter((row) => row[by]).length;

/** Both columns, fault by fault, as the last piece of the page of a report. */
export function comparisonOf(rows: readonly Compared[]): string {
  const cell = (found: boolean) => (found ? '<td>found</td>' : '<td class="failed">missed</td>');
  const lines = rows.map(
    ({ fault, schemathesis, kit }) =>
      `<tr><th scope="row">${escaped(fault)}</th>${cell(schemathesis)}${cell(kit)}</tr>`,
  );
  return `<h2>Beside Schemathesis</h2>
<p>The same planted faults, each asked by both with their default options: of ${rows.length}, Schemathesis finds ${foundBy(rows, 'schemathesis')} and the kit ${foundBy(rows, 'kit')}. A finding that Schemathesis has of the sound handler as well does not count.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Beside Schemathesis"><table>
<thead><tr><th scope="col">fault</th><th scope="col">Schemathesis</th><th scope="col">kit</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody></table></div>
`;
}
