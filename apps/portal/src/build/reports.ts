import { Html, html } from '@dli-connections/lab/html';
import type { Page, Section } from './page.ts';

/** A report that is one page of its own, taken apart for a page of the site. */
export interface Taken {
  /** Its style, in effect below `.report` alone. */
  style: string;
  content: Html;
  sections: Section[];
}

/**
 * Takes the main part and the style out of a report.
 *
 * @throws Error when the page has not the form of a report of this repository.
 */
export function takeReport(page: string): Taken {
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const [, title, main] = /<main>\s*<h1>([\s\S]*?)<\/h1>([\s\S]*?)<\/main>/.exec(page) ?? [];
  if (style === undefined || title === undefined || main === undefined) {
    throw new Error('the report has no style, title or main part: what makes it has changed');
  }
  // Its own list of sections is next to the content here.
  const body = main.replace(/^\s*<nav\b[\s\S]*?<\/nav>/, '').replaceAll('<th scope="col"></th>', '<td></td>');
  const sections = [...body.matchAll(/<h2 id="([^"]*)">([^<]*)<\/h2>/g)].map(([, id = '', text = '']) => ({
    id,
    title: new Html(text).text,
  }));
  const content = html`<h1>${new Html(title)}</h1>
<div class="report">
${new Html(body)}</div>`;
  return { style: `.report {${style}}\n`, content, sections };
}

/** A report as a page, and the style sheet that it needs. */
export function reportPage(page: string, about: Omit<Page, 'content'>): { page: Page; style: [string, string] } {
  const { style, content, sections } = takeReport(page);
  const file = `${about.path.replaceAll('/', '')}.css`;
  return { page: { ...about, content, sections, styles: [file, 'report.css'] }, style: [file, style] };
}
