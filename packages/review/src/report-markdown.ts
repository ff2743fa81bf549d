import { type Block, type ReviewReport, runsOf, type Text } from './blocks.ts';

/** A comment takes 65,536 characters; nobody reads so many. */
const longest = 20_000;

/** A report as GitHub's Markdown, short enough for a comment: long tables are cut, and say so. */
export function toMarkdown(report: ReviewReport): string {
  for (const rows of [60, 25, 10, 5, 3]) {
    const text = written(report, rows);
    if (text.length < longest) return text;
  }
  // Even the first rows are long: the folded ones are in the HTML.
  const text = written({ ...report, blocks: report.blocks.filter((block) => block.kind !== 'fold') }, 3);
  return text.length < longest
    ? text
    : `${text.slice(0, longest - 40).toWellFormed()}\n\n… the rest is in review.html\n`;
}

function written({ title, blocks }: ReviewReport, rows: number): string {
  const tone = blocks.find((block) => block.kind === 'verdict')?.tone;
  const head = ['#', tone && signs[tone], title].filter(Boolean).join(' ');
  return `${[head, ...blocks.map((block) => blockOf(block, rows))].join('\n\n')}\n`;
}

const signs = { good: '🟢', bad: '🔴', doubt: '🟠' };

function blockOf(block: Block, rows: number): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`;
    case 'subheading':
      return `### ${block.text}`;
    case 'text':
      return textOf(block.text);
    case 'verdict':
      return `> ${textOf(block.text)}`;
    case 'list':
      return cut(block.items, rows)
        .map((item) => `- ${textOf(item)}`)
        .join('\n');
    case 'code':
      return `\`\`\`yaml\n${block.text}\`\`\``;
    case 'table':
      return [block.head, block.head.map(() => '---'), ...cutRows(block.rows, rows).map((row) => row.map(cellOf))]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n');
    case 'fold':
      return `<details><summary>${escapeTags(block.summary)}</summary>\n\n${block.blocks.map((each) => blockOf(each, rows)).join('\n\n')}\n\n</details>`;
  }
}

function cut(items: Text[], most: number): Text[] {
  return items.length <= most ? items : [...items.slice(0, most), `and ${items.length - most} more, in review.html`];
}

function cutRows(rows: Text[][], most: number): Text[][] {
  if (rows.length <= most) return rows;
  return [
    ...rows.slice(0, most),
    [`and ${rows.length - most} more, in review.html`, ...(rows[0] ?? []).slice(1).map(() => '')],
  ];
}

/** A pipe ends a cell even within code. */
function cellOf(cell: Text): string {
  return textOf(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Escapes characters that Markdown would interpret, except in code. */
function textOf(text: Text): string {
  return runsOf(text)
    .map((run, index) => (index % 2 === 1 ? `\`${run}\`` : run.replaceAll(/[\\*_<>[\]]/g, '\\$&')))
    .join('');
}

function escapeTags(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
