import { type Block, type Report, runsOf, type Text } from './blocks.ts';

/** A report as GitHub's Markdown. */
export function toMarkdown({ title, blocks }: Report): string {
  return `${[`# ${title}`, ...blocks.map(blockOf)].join('\n\n')}\n`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`;
    case 'subheading':
      return `### ${block.text}`;
    case 'text':
      return textOf(block.text);
    case 'verdict':
      return `> **${block.ok ? '✅ The version fits.' : '❌ The version does not fit.'}** ${textOf(block.text)}`;
    case 'figures':
      return block.figures.map(({ label, value }) => `**${value}** ${label}`).join(' · ');
    case 'list':
      return block.items.map((item) => `- ${textOf(item)}`).join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows.map((row) => row.map(cellOf))]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n');
    case 'fold':
      return `<details><summary>${block.summary}</summary>\n\n${block.blocks.map(blockOf).join('\n\n')}\n\n</details>`;
  }
}

/** A bar ends a cell even within code. */
function cellOf(cell: Text): string {
  return textOf(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** Signs that Markdown would read are escaped, except in code. */
function textOf(text: Text): string {
  return runsOf(text)
    .map((run, index) => (index % 2 === 1 ? `\`${run}\`` : run.replaceAll(/[\\*_<>[\]]/g, '\\$&')))
    .join('');
}
