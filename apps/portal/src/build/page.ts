import { Html, html } from '@dli-connections/lab/html';
import { header, menu, neighbours, rootOf } from './nav.ts';
import { type Allowance, policyOf } from './policy.ts';
import { repository } from './sources.ts';

/** A page of the site. */
export interface Page {
  /** Its folder, with a slash at the end; empty for the first page. */
  path: string;
  title: string;
  description: string;
  /** It begins with the title as `h1`. */
  content: Html;
  /** Sections to jump to, shown beside the content. */
  sections?: readonly Section[];
  styles?: readonly string[];
  scripts?: readonly string[];
  allowance?: Allowance;
  /** True if the content takes the whole width, without a menu beside it. */
  wide?: boolean;
  /** The way to the top of the site, where it does not follow from the path. */
  root?: string;
}

/** A heading of a page. */
export interface Section {
  id: string;
  title: string;
}

/** The styles and scripts that every page loads. */
export const common = { styles: ['colours.css', 'bar.css'], scripts: ['portal.js'] };

/** The styles of the pages of the site itself. */
const own = ['text.css', 'tables.css', 'frame.css', 'parts.css'];

/** A script that runs before anything of the page is drawn. */
export const early = (root: string, file: string): Html => html`<script src="${root}assets/${file}"></script>\n`;

/** A whole page: header, menu, content, and a policy under which it can load nothing but the site's own files. */
export function documentOf(page: Page): string {
  const { path, title, description, content, sections = [], allowance = {} } = page;
  const { root = rootOf(path), wide = false } = page;
  const css = [...common.styles, ...own, ...(page.styles ?? [])].map(
    (file) => html`<link rel="stylesheet" href="${root}assets/${file}">\n`,
  );
  const js = [...common.scripts, 'sections.js', ...(page.scripts ?? [])].map(
    (file) => html`<script src="${root}assets/${file}" defer></script>\n`,
  );
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${new Html(policyOf(allowance))}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<title>${path === '' ? title : `${title} · dli-connections`}</title>
<link rel="preload" href="${root}assets/inter.woff2" as="font" type="font/woff2" crossorigin>
<link rel="icon" type="image/svg+xml" href="${root}assets/mark.svg">
${early(root, 'colours.js')}${css}${js}</head>
<body>
${header(path, root)}<div class="frame${wide ? ' wide' : ''}">
${menu(path, root)}<main id="content" tabindex="-1">
${datesWhole(sections.length > 0 ? withButton(content) : content)}
${neighbours(path, root)}</main>
${sections.length > 0 ? sectionList(sections) : ''}</div>
${footer(root)}</body>
</html>
`;
  return body.text;
}

function sectionList(sections: readonly Section[]): Html {
  // The name of an operation is too long for a line, and breaks best before a capital.
  const nameOf = (title: string) => title.split(/(?<=[a-z])(?=[A-Z])/).flatMap((part) => [part, html`<wbr>`]);
  const items = sections.map(({ id, title }) => html`<li><a href="#${id}">${nameOf(title)}</a></li>`);
  return html`<nav class="sections" id="sections" aria-label="On this page" popover><p>On this page</p><ul>${items}</ul></nav>
`;
}

/** The content with a button below its title that opens the sections where they have no place beside it. */
const withButton = ({ text }: Html) =>
  new Html(
    text.replace(
      '</h1>',
      '</h1>\n<button type="button" class="open-sections" popovertarget="sections">On this page</button>',
    ),
  );

/** The content with its dates as elements, which do not break at their hyphens. */
const datesWhole = ({ text }: Html) =>
  new Html(text.replaceAll(/>[^<]+/g, (words) => words.replaceAll(/\b\d{4}-\d\d-\d\d\b/g, '<time>$&</time>')));

function footer(root: string): Html {
  const links = [
    html`<a href="${root}licence/">MIT licence</a>`,
    html`<a href="${root}changes/">Changelog</a>`,
    html`<a href="${root}review/security/">Security</a>`,
    html`<a href="${repository}">Repository</a>`,
  ];
  return html`<footer class="portal-foot"><p>Not a project of Huawei Cloud or Open Telekom Cloud, and not their documentation.</p>
<ul>${links.map((link) => html`<li>${link}</li>`)}</ul></footer>
`;
}
