import { Html, html } from '@dli-connections/lab/html';
import { contents, type Entry, entries } from './contents.ts';

/** The pages that the header of every page lists beside the menu. */
const first = ['reference/', 'console/', 'client/', 'conformance/', 'benchmarks/'];

/** The relative path from a page to the top of the site, so that the site may be published anywhere. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1) || './';

const icon = (paths: Html, size = 18) =>
  html`<svg aria-hidden="true" viewBox="0 0 20 20" width="${size}" height="${size}">${paths}</svg>`;
const mark = html`<svg aria-hidden="true" viewBox="0 0 32 20" width="32" height="20"><path d="M10 10h12" /><circle cx="7" cy="10" r="5.5" /><circle cx="25" cy="10" r="5.5" /></svg>`;
const lens = icon(html`<circle cx="9" cy="9" r="5.5" /><path d="m13 13 4 4" />`);
const halves = icon(html`<circle cx="10" cy="10" r="7" /><path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />`);
const lines = icon(html`<path d="M3 5h14M3 10h14M3 15h14" />`);

const linkTo =
  (root: string, at?: string) =>
  ({ path, name }: { path: string; name: string }) =>
    html`<li><a href="${root}${path}"${path === at ? html` aria-current="page"` : ''}>${name}</a></li>`;

/** The header of a page: skip link, home, the main pages, search, colours, and the menu button. */
export function header(at: string, root = rootOf(at)): Html {
  const main = entries.filter(({ path }) => first.includes(path));
  const home = at === '' ? html` aria-current="page"` : '';
  return html`<a class="portal-skip" href="#content">Skip to the content</a>
<header class="portal-bar" data-root="${root}"><a class="portal-home" href="${root}"${home}>${mark}<span>dli-connections</span></a>
<nav aria-label="Main pages"><ul>${main.map(linkTo(root, at))}</ul></nav>
<button type="button" class="portal-search" aria-keyshortcuts="/ Control+K Meta+K" hidden>${lens}<span>Search</span> <kbd>/</kbd></button>
<button type="button" class="portal-colours" aria-label="Dark colours" title="Dark or light colours" hidden>${halves}</button>
<button type="button" class="portal-open" popovertarget="portal-menu">${lines}<span>Menu</span></button></header>
`;
}

/** Links to the pages before and after a page in the menu. The first page links to all parts itself. */
export function neighbours(at: string, root: string): Html {
  const index = entries.findIndex(({ path }) => path === at);
  const link = (entry: Entry | undefined, name: string, rel: string) =>
    entry ? html`<a rel="${rel}" href="${root}${entry.path}"><span>${name}</span> ${entry.name}</a>` : '';
  if (index < 1) return html``;
  return html`<nav class="neighbours" aria-label="Previous and next page">${link(entries[index - 1], 'Previous', 'prev')}${link(entries[index + 1], 'Next', 'next')}</nav>
`;
}

const groups = (heading: 'h2' | 'h3', link: ReturnType<typeof linkTo>) =>
  contents.map(({ name, pages }) => {
    const title = new Html(`<${heading}>${name}</${heading}>`);
    return html`<div>${title}<ul>${pages.map(link)}</ul></div>
`;
  });

/** The menu of all pages. It is beside the content if there is room, and behind its button otherwise. */
export function menu(at: string, root = rootOf(at)): Html {
  return html`<nav class="portal-menu" id="portal-menu" aria-label="All pages" popover>
${groups('h2', linkTo(root, at))}</nav>
`;
}

/** Every page, as a part of the content. */
export function pageIndex(root: string): Html {
  return html`<div class="index">${groups('h3', linkTo(root))}</div>`;
}
