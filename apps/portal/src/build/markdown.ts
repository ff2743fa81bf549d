import { escapeMarkup, Html } from '@dli-connections/lab/html';
import hljs from 'highlight.js/lib/common';
import { Marked, type Tokens } from 'marked';
import type { Section } from './page.ts';

/** Where a link of a document leads in the site; `undefined` when that is not part of it. */
export type Links = (href: string) => string | undefined;

/** A document as markup, with its title and its sections. */
export interface Rendered {
  title: string;
  content: Html;
  sections: Section[];
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * Renders a Markdown document. A link that leads out of the site is shown as the text that it has, and so is a picture, unless
 * it is among those given: they are SVG, and take the colours of the page.
 */
export function renderMarkdown(
  markdown: string,
  links: Links,
  pictures: ReadonlyMap<string, string> = new Map(),
): Rendered {
  const sections: Section[] = [];
  let title = '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const inner = this.parser.parseInline(tokens);
        const text = this.parser.parseInline(tokens, this.parser.textRenderer);
        if (depth === 1) title = text;
        if (depth === 2) sections.push({ id: slugOf(text), title: text });
        return `<h${depth} id="${slugOf(text)}">${inner}</h${depth}>\n`;
      },
      code: ({ text, lang = '' }: Tokens.Code) => codeBlock(text, lang).text,
      link({ href, tokens }: Tokens.Link) {
        const inner = this.parser.parseInline(tokens);
        const to = href.startsWith('#') ? href : links(href);
        return to === undefined ? inner : `<a href="${escapeMarkup(to)}">${inner}</a>`;
      },
      image: ({ href, text }: Tokens.Image) => pictures.get(href) ?? escapeMarkup(text),
      table(token: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="scroll" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>\n${body}\n</tbody></table></div>\n`;
      },
    },
  });
  // Nothing in it is asynchronous, so this is text at once.
  const content = new Html(marked.parse(markdown, { async: false }));
  return { title, content, sections };
}

/** A block of code, coloured where its language is known. What is wider than the page is scrolled, with the keyboard too. */
export function codeBlock(text: string, language: string): Html {
  const known = hljs.getLanguage(language);
  const inner = known ? hljs.highlight(text, { language }).value : escapeMarkup(text);
  return new Html(`<pre tabindex="0"><code class="language-${escapeMarkup(language)}">${inner}</code></pre>\n`);
}
