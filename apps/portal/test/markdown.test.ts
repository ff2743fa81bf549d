import { expect, it } from 'vitest';
import { linksFrom } from '../src/build/guides.ts';
import { firstCommand, renderMarkdown } from '../src/build/markdown.ts';

const links = linksFrom('packages/client/README.md', 'client/');
const markup = (markdown: string, pictures?: ReadonlyMap<string, string>) =>
  renderMarkdown(markdown, links, pictures).content.text.trim();

it.each([
  ['another document', '[api](api.md#show)', '<p><a href="../client/methods/#show">api</a></p>'],
  ['a document elsewhere', '[spec](../../spec/EVIDENCE.md)', '<p><a href="../evidence/">spec</a></p>'],
  ['an address', '[fetch](https://a.test/?a=1&b=2)', '<p><a href="https://a.test/?a=1&amp;b=2">fetch</a></p>'],
  ['a file that is not a page', '[source](src/index.ts)', '<p>source</p>'],
  ['a place on the page', '[there](#there)', '<p><a href="#there">there</a></p>'],
])('a link to %s', (_, markdown, expected) => {
  expect(markup(markdown)).toBe(expected);
});

it('a given picture is inlined, and a missing one becomes its text', () => {
  expect(markup('![A chart](a.svg)', new Map([['a.svg', '<svg></svg>']]))).toBe('<p><svg></svg></p>');
  expect(markup('![A <chart>](b.svg)')).toBe('<p>A &lt;chart&gt;</p>');
});

it('title, first sentence and sections are plain text', () => {
  const text = '# A `b` & c\n\nUp to\n*v1.2* of [it](x.md): more. And more.\n\n## What *is* "it"\n\nText.\n';
  const { title, description, sections } = renderMarkdown(text, links);
  expect(title).toBe('A b & c');
  expect(description).toBe('Up to v1.2 of it: more.');
  expect(sections).toEqual([{ id: 'what-is-it', title: 'What is "it"' }]);
});

it('each heading has an anchor of its own', () => {
  expect([...markup('# A\n\n## B c\n\n## B c\n').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'a',
    'b-c',
    'b-c-1',
  ]);
});

it('a value of a table has the name of its column, and a column without a name has no heading', () => {
  const table = markup('| | b |\n| --- | --- |\n| 1 | 2 |\n');
  expect(table).toContain('<tr><td></td><th scope="col">b</th></tr>');
  expect(table).toContain('<td data-label="">1</td><td data-label="b">2</td>');
});

it('the first command of a section is found', () => {
  const document = '```sh\none\n```\n\n## Start\n\n```ts\nno\n```\n\n```sh\ntwo --flag   # says\nlines\n```\n';
  expect(firstCommand(document, 'Start')).toBe('two --flag');
  expect(() => firstCommand('text', 'Start')).toThrow('no shell command');
});
