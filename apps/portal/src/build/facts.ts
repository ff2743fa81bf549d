import type { Bundle } from '@dli-connections/contract/bundle';
import { keysOf, valueAt } from '@dli-connections/contract/server';
import { type Html, html } from '@dli-connections/lab/html';
import { type Fact, factsOf, type Grade, spotOf } from '@dli-connections/review';
import { tableOf } from './table.ts';

/** Names of the grades of evidence. */
const gradeNames: Record<Grade, string> = { D: 'documented', C: 'seen in client code', I: 'inferred' };

const grades = Object.keys(gradeNames) as Grade[]; // the record has each as a key

const countOf = (facts: readonly Fact[], grade: Grade) => facts.filter((fact) => fact.grade === grade).length;

/** Number of facts of each grade, as a bar with its key. */
export function gradeBar(facts: readonly Fact[]): Html {
  const graded = facts.filter(({ grade }) => grade !== undefined).length;
  let from = 0;
  const rects = grades.map((grade) => {
    const width = (100 * countOf(facts, grade)) / graded;
    const rect = html`<rect class="grade-${grade}" x="${from}" width="${width}" height="4" />`;
    from += width;
    return rect;
  });
  const keys = grades.map(
    (grade) =>
      html`<li><span class="grade grade-${grade}">${grade}</span> ${countOf(facts, grade)} ${gradeNames[grade]}</li>`,
  );
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">${rects}</svg>
<ul class="keys">${keys}</ul>`;
}

/** Every fact of the bundle below the operation or the component that states it. `titles` are those of evidence entries. */
export function factTables(bundle: Bundle, titles: ReadonlyMap<string, string>): Html {
  const owners = Map.groupBy(factsOf(bundle), ({ pointer }) => ownerOf(pointer, bundle));
  return html`${[...owners].map(([owner, facts]) => {
    const counts = grades
      .filter((grade) => countOf(facts, grade) > 0)
      .map((grade) => `${countOf(facts, grade)} ${gradeNames[grade]}`);
    const rows = facts.map((fact) => rowOf(fact, owner, bundle, titles));
    return html`<details><summary><b>${owner}</b> <span>${counts.join(', ')}</span></summary>
${tableOf(['Part', 'Says', 'Grade', 'Reason'], rows)}</details>
`;
  })}`;
}

function ownerOf(pointer: string, bundle: Bundle): string {
  const { operationId, part } = spotOf(pointer, [bundle]);
  return operationId ?? part.split(' ').slice(0, 2).join(' ');
}

function rowOf(
  { pointer, keyword, grade, entry }: Fact,
  owner: string,
  bundle: Bundle,
  titles: ReadonlyMap<string, string>,
): (Html | string)[] {
  const { part } = spotOf(pointer, [bundle]);
  const place = part.startsWith(owner) ? part.slice(owner.length).trim() : part;
  const value = valueAt(bundle, [...keysOf(pointer.slice(1)), keyword]);
  const says = keyword === '.' ? 'is there' : html`<code>${keyword}: ${JSON.stringify(value) ?? ''}</code>`;
  const chip = grade ? html`<abbr class="grade grade-${grade}" title="${gradeNames[grade]}">${grade}</abbr>` : '';
  const reason = entry ? html`<a href="#${entry}">${titles.get(entry) ?? entry}</a>` : '';
  return [place || 'the whole', says, chip, reason];
}
