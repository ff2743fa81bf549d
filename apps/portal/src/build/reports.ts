import { Html, html } from '@dli-connections/lab/html';
import type { Page } from './page.ts';

/**
 * Turns a stand-alone report into a page of the site, and its style sheet, which applies only below `.report`.
 *
 * @throws Error when the page has not the form of a report of this repository.
 */
export function reportPage(report: string, about: Omit<Page, 'content'>): { page: Page; style: [string, string] } {
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(report) ?? [];
  const [, title, main] = /<main>\s*<h1>([\s\S]*?)<\/h1>([\s\S]*?)<\/main>/.exec(report) ?? [];
  if (style === undefined || title === undefined || main === undefined) {
    throw new Error('the report has no style, title or main part: what makes it has changed');
  }
  // Its own list of sections is next to the content here.
  const body = main.replace(/^\s*<nav\b[\s\S]*?<\/nav>/, '').replaceAll('<th scope="col"></th>', '<td></td>');
  const headings = [...body.matchAll(/<h2 id="([^"]*)">([^<]*)<\/h2>/g)];
  const sections = headings.map(([, id = '', text = '']) => ({ id, title: text }));
  const content = html`<h1>${new Html(title)}</h1>
<div class="report">
${new Html(body)}</div>`;
  const file = `${about.path.replaceAll('/', '')}.css`;
  const page = { ...about, content, sections, styles: [file, 'report.css'] };
  return { page, style: [file, `.report {${style}}\n`] };
}
