import { Html, html } from '@dli-connections/lab/html';

type Cell = Html | string | number;

/**
 * A table. It scrolls where it is wide; on a phone each row is a card, in which each value has the name of its column. A column
 * without a name has no heading: a screen reader would announce an empty one.
 */
export function tableOf(columns: readonly Cell[], rows: readonly (readonly Cell[])[], style = ''): Html {
  const heads = columns.map((name) => (name === '' ? html`<td></td>` : html`<th scope="col">${name}</th>`));
  const names = columns.map((name) => new Html(html`${name}`.text.replaceAll(/<[^>]*>/g, '')));
  const lines = rows.map(
    (cells) => html`<tr>${cells.map((cell, at) => html`<td data-label="${names[at] ?? ''}">${cell}</td>`)}</tr>\n`,
  );
  return html`<div class="scroll${style && ` ${style}`}" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>
${lines}</tbody></table></div>
`;
}
