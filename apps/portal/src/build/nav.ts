import { type Html, html } from '@dli-connections/lab/html';

/** The parts of the site, as the header of every page lists them. */
export const parts = [
  { path: 'reference/', name: 'Reference' },
  { path: 'console/', name: 'Console' },
  { path: 'client/', name: 'Client' },
  { path: 'review/', name: 'Review' },
  { path: 'conformance/', name: 'Conformance' },
  { path: 'interop/', name: 'Interop' },
  { path: 'evidence/', name: 'Evidence' },
  { path: 'benchmarks/', name: 'Benchmarks' },
] as const;

/** The way from a page to the top of the site: addresses are relative, so that the site may be published anywhere. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1) || './';

const mark = html`<svg aria-hidden="true" viewBox="0 0 32 20" width="32" height="20"><path d="M10 10h12" /><circle cx="7" cy="10" r="5.5" /><circle cx="25" cy="10" r="5.5" /></svg>`;

const skipLink = html`<a class="portal-skip" href="#content">Skip to the content</a>
`;

/** The header of a page. The part that it belongs to is the current one. */
export function header(path: string, skip: boolean): Html {
  const root = rootOf(path);
  const link = ({ path: to, name }: (typeof parts)[number]) => {
    const current = path === to ? html` aria-current="page"` : path.startsWith(to) ? html` aria-current="true"` : '';
    return html`<li><a href="${root}${to}"${current}>${name}</a></li>`;
  };
  const home = path === '' ? html` aria-current="page"` : '';
  return html`${skip ? skipLink : ''}<header class="portal-bar"><a class="portal-home" href="${root}"${home}>${mark}<span>dli-connections</span></a>
<nav aria-label="Portal"><ul>${parts.map(link)}</ul></nav></header>`;
}
