import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkup, html, standalonePage } from './html.ts';

const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', '\u0000', '\ud800', 'a') }));

test('no text breaks out of an attribute or element, and none has characters that XML forbids', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const escaped = escapeMarkup(text);
      expect(escaped).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
      expect(escaped.isWellFormed()).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML has no way to write
      expect(escaped).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }),
  );
});

test('an escaped text is displayed as the text', () => {
  const marks: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };
  const read = (escaped: string) => escaped.replaceAll(/&\w+;/g, (mark) => marks[mark] ?? '');
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(escapeMarkup(text))).toBe(text);
    }),
  );
});

test('values are escaped, but markup and lists of markup are not', () => {
  const items = ['<a>', html`<b>${'&'}</b>`];
  expect(html`<p title="${'"'}">${items} ${1}</p>`.text).toBe('<p title="&quot;">&lt;a&gt;<b>&amp;</b> 1</p>');
});

test('a page has its title, its heading, and a policy that loads nothing', () => {
  const page = standalonePage({ title: '<T>', style: 'p { color: red }', main: '<p>text</p>' });
  expect(page).toContain('<title>&lt;T&gt;</title>');
  expect(page).toContain('<h1>&lt;T&gt;</h1>\n<p>text</p>\n</main>');
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
  expect(page).not.toMatch(/<script|src=|href=/);
});
