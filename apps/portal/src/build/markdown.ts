import { escapeMarkup, Html } from '@dli-connections/lab/html';
import hljs from 'highlight.js/lib/common';
import { Marked, type Tokens } from 'marked';
import type { Section } from './page.ts';
import { tableOf } from './table.ts';

/** Finds the address in the site that a link of a document leads to; `undefined` when it leads out of it. */
export type Links = (href: string) => string | undefined;

/** A document as markup, with its title and its sections. */
export interface Rendered {
  title: string;
  /** The first sentence, as plain text. */
  description: string;
  content: Html;
  sections: Section[];
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/** Gives each heading of a document its anchor; one that is there already gets a number, as on GitHub. */
function createAnchors(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const slug = slugOf(text);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
}

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
  const anchorOf = createAnchors();
  let [title, description] = ['', ''];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const inner = this.parser.parseInline(tokens);
        const text = this.parser.parseInline(tokens, this.parser.textRenderer);
        const id = anchorOf(text);
        if (depth === 1) title = text;
        if (depth === 2) sections.push({ id, title: text });
        // A name of a package is too long for a line of a phone, and breaks best behind its scope.
        if (depth === 1) return `<h1 id="${id}">${inner.replaceAll(/(?<!<)\//g, '/<wbr>')}</h1>\n`;
        return `<h${depth} id="${id}">${inner} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      code: ({ text, lang = '' }: Tokens.Code) => codeBlock(text, lang).text,
      paragraph({ tokens }: Tokens.Paragraph) {
        description ||= sentenceOf(this.parser.parseInline(tokens, this.parser.textRenderer));
        return `<p>${this.parser.parseInline(tokens)}</p>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const inner = this.parser.parseInline(tokens);
        const to = href.startsWith('#') ? href : links(href);
        return to === undefined ? inner : `<a href="${escapeMarkup(to)}">${inner}</a>`;
      },
      image: ({ href, text }: Tokens.Image) => pictures.get(href) ?? escapeMarkup(text),
      table({ header, rows }: Tokens.Table) {
        const inline = ({ tokens }: Tokens.TableCell) => new Html(this.parser.parseInline(tokens));
        const columns = header.map((cell) => (cell.text === '' ? '' : inline(cell)));
        return tableOf(
          columns,
          rows.map((cells) => cells.map(inline)),
        ).text;
      },
    },
  });
  // No extension is asynchronous, so the result is text, not a promise.
  const content = new Html(marked.parse(markdown, { async: false }));
  return { title, description, content, sections };
}

/** The first sentence of a text, on one line. */
const sentenceOf = (text: string) => (/^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text).replaceAll(/\s+/g, ' ');

/** A block of code, coloured where its language is known. Wide code scrolls, with the keyboard too. */
export function codeBlock(text: string, language: string): Html {
  const known = hljs.getLanguage(language);
  const inner = known ? hljs.highlight(text, { language }).value : escapeMarkup(text);
  return new Html(`<pre tabindex="0"><code class="language-${escapeMarkup(language)}">${inner}</code></pre>\n`);
}

/** The first command below a heading of a document, without the comment behind it. */
export function firstCommand(markdown: string, heading: string): string {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  const [, command] = /^```sh\n(.*?)(?: +#.*)?$/m.exec(section) ?? [];
  if (command === undefined) throw new Error(`the document has no shell command below "${heading}"`);
  return command;
}
