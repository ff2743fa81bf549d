import { escapeMarkup as escapeHtml, standalonePage } from '@dli-connections/lab/html';
import { type Block, type ReviewReport, runsOf, type Text } from './blocks.ts';
import { style } from './style.ts';

/** A report as one HTML page that loads nothing: no script, its style inline, and a policy to enforce it. */
export function toHtml({ title, blocks }: ReviewReport): string {
  const headings = blocks.filter((block) => block.kind === 'heading');
  const links = headings.map(({ id, text }) => `<a href="#${id}">${escapeHtml(text)}</a>`);
  const nav = `<nav aria-label="Sections">${links.join(' ')}</nav>`;
  return standalonePage({ title, style, main: [nav, ...blocks.map(blockOf)].join('\n') });
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 id="${block.id}">${escapeHtml(block.text)}</h2>`;
    case 'subheading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'text':
      return `<p>${textOf(block.text)}</p>`;
    case 'verdict': {
      // The title of the page says it in words already.
      return `<p class="verdict ${block.tone}">${textOf(block.text)}</p>`;
    }
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${textOf(item)}</li>`).join('')}</ul>`;
    case 'code':
      return `<pre tabindex="0">${escapeHtml(block.text)}</pre>`;
    case 'table':
      return tableOf(block.head, block.rows);
    case 'fold':
      return `<details><summary>${escapeHtml(block.summary)}</summary>${block.blocks.map(blockOf).join('')}</details>`;
  }
}

/** On a narrow screen each row becomes a card, in which `data-label` names each cell. */
function tableOf(head: string[], rows: Text[][]): string {
  const cell = (content: Text, index: number) =>
    `<td data-label="${escapeHtml(head[index] ?? '')}"${content === '' ? ' class="empty"' : ''}>${textOf(content)}</td>`;
  const heads = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  // Tables of changes: their columns keep their places from one section to the next.
  const wide = head[0] === 'Change' ? ' class="wide"' : '';
  return `<div class="scroll" tabindex="0"><table${wide}><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function textOf(text: Text): string {
  return runsOf(text)
    .map((run, index) => (index % 2 === 1 ? `<code>${breakable(escapeHtml(run))}</code>` : escapeHtml(run)))
    .join('');
}

/** Lets long names and paths break after a separator. */
function breakable(html: string): string {
  return html.replaceAll(/[/_](?=[\w{])|[a-z](?=[A-Z])/g, '$&<wbr>');
}
