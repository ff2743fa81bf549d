import { escapeMarkup as escaped } from '@dli-connections/lab/html';
import { type Explained, explain } from './equivalent.ts';
import type { Graded } from './kill.ts';

/** Grades by target and by changed part: `{ handler: { requests: […] } }`. */
export type Grades = Record<string, Record<string, readonly Graded[]>>;

/** A mutant that was not found, with the reason if it is known. */
export interface Survivor {
  name: string;
  reason: string | undefined;
}

/** The result of one kind of grading. */
export interface Tally {
  /** `handler/requests`. */
  of: string;
  /** Number of all mutants that were tried. */
  total: number;
  found: number;
  /** Mutants that no request can detect. */
  equivalent: Survivor[];
  survivors: Survivor[];
  /** Tried and found, by the kind of break. */
  kinds: Record<string, { total: number; found: number }>;
  /** Found, though listed as not found. */
  stale: string[];
}

/** The scores of some grades, each survivor with its explanation. */
export function tally(grades: Grades, explained: readonly Explained[]): Tally[] {
  return Object.entries(grades).flatMap(([target, parts]) =>
    Object.entries(parts).map(([part, graded]) => {
      const result: Tally = {
        of: `${target}/${part}`,
        total: graded.length,
        found: 0,
        equivalent: [],
        survivors: [],
        kinds: {},
        stale: [],
      };
      for (const each of graded) count(result, each, explained);
      return result;
    }),
  );
}

function count(result: Tally, { name, kind, foundBy, reason }: Graded, explained: readonly Explained[]): void {
  const full = `${result.of}/${name}`;
  const entry = explain(explained, full);
  const group = result.kinds[kind] ?? { total: 0, found: 0 };
  result.kinds[kind] = group;
  group.total += 1;
  if (foundBy) {
    group.found += 1;
    result.found += 1;
    if (entry && !entry.missed) result.stale.push(full);
  } else if (reason || (entry && !entry.missed)) {
    result.equivalent.push({ name: full, reason: reason ?? entry?.reason });
  } else result.survivors.push({ name: full, reason: entry?.reason });
}

/** The found share of those that can be found, in percent. */
export function scoreOf({ total, found, equivalent }: Tally): number {
  const possible = total - equivalent.length;
  return possible === 0 ? 100 : (100 * found) / possible;
}

const unexplained =
  'NOT EXPLAINED: add a case that fails on it, or the reason to known-failing/equivalent-mutants.yaml';

/** Scores as lines for a terminal. */
export function linesOf(tallies: readonly Tally[]): string[] {
  return tallies.flatMap((each) => [
    `${each.of}: ${each.found} of ${each.total - each.equivalent.length} found (${scoreOf(each).toFixed(1)} %), ${each.equivalent.length} more are equivalent`,
    ...each.survivors.map(({ name, reason }) => `  survives: ${name}: ${reason ?? unexplained}`),
    ...each.stale.map((name) => `  is found, so take it out of known-failing/equivalent-mutants.yaml: ${name}`),
  ]);
}

/** Scores as the last piece of the page of a report. */
export function fragmentOf(tallies: readonly Tally[]): string {
  const rows = tallies.map((each) => {
    const { total, equivalent, found, survivors } = each;
    const figures = [total, equivalent.length, found, survivors.length, `${scoreOf(each).toFixed(1)} %`];
    const cells = figures.map((figure) => `<td class="number">${figure}</td>`);
    return `<tr><th scope="row">${escaped(each.of)}</th>${cells.join('')}</tr>`;
  });
  const survivors = tallies.flatMap(({ survivors: those }) =>
    those.map(({ name, reason = 'not explained' }) => `<li><code>${escaped(name)}</code>: ${escaped(reason)}</li>`),
  );
  const head = ['faults', 'broken', 'equivalent', 'found', 'missed', 'score']
    .map((text) => `<th scope="col">${text}</th>`)
    .join('');
  const list = survivors.length > 0 ? `<ul>${survivors.join('')}</ul>` : '<p>None is missed.</p>';
  return `<h2 id="faults">Deliberate faults</h2>
<p>Faults were put into the spec, the answers and the servers, one at a time. A fault is equivalent if no request can show it.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Deliberate faults"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
${list}
`;
}
