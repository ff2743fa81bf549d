import { expect, test } from 'vitest';
import type { Block } from './blocks.ts';
import { toHtml } from './report-html.ts';
import { toMarkdown } from './report-markdown.ts';

const hostile = 'a <script>alert(1)</script> & "b" in `x|y <z>` | *c* [d](e) _f_';

const blocks: Block[] = [
  { kind: 'verdict', tone: 'bad', text: hostile },
  { kind: 'heading', text: 'Changes', id: 'changes' },
  { kind: 'subheading', text: 'Breaking (1)' },
  { kind: 'table', head: ['Change', 'Where'], rows: [[hostile, '']] },
  { kind: 'fold', summary: 'Show', blocks: [{ kind: 'list', items: ['one', hostile] }] },
];

test('the page asks the network for nothing, and a policy holds it to that', () => {
  const html = toHtml({ title: 'Review', blocks });
  expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(html).not.toMatch(/<(script|link|img|iframe|object|form)\b|\bsrc=|@import|url\(|https?:\/\//);
  expect([...html.matchAll(/href="([^"]*)"/g)].map((found) => found[1])).toEqual(['#changes']);
});

test('texts of the contract are escaped in the page', () => {
  const html = toHtml({ title: hostile, blocks });
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;b&quot;');
  expect(html).toContain('<code>x|y &lt;z&gt;</code>');
});

test('the page works in light and dark and on phones, and labels each cell', () => {
  const html = toHtml({ title: 'Review', blocks });
  expect(html).toContain('width=device-width');
  expect(html).toContain('light-dark(');
  expect(html).toContain('<td data-label="Change">');
  expect(html).toContain('<td data-label="Where" class="empty">');
});

test('the Markdown keeps a row one row, and escapes everything that is not markup', () => {
  const markdown = toMarkdown({ title: 'Review', blocks });
  const row = markdown.split('\n').find((line) => line.includes('x\\|y')) ?? '';
  expect(row).toContain('a \\<script\\>alert(1)\\</script\\>');
  expect(row).toContain('\\*c\\* \\[d\\](e) \\_f\\_');
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(4);
});
