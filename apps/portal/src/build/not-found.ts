import { html } from '@dli-connections/lab/html';
import { contents } from './contents.ts';
import type { Page } from './page.ts';

/** A server answers with this page at any depth, so its addresses start at the top. */
const root = '/';

/** The page for an address that has none. */
export const notFoundPage: Page = {
  path: '404.html',
  root,
  title: 'This page does not exist',
  description: 'The address leads nowhere.',
  content: html`<h1>This page does not exist</h1>
<p>The address is misspelt, or the page has moved. Go to the <a href="${root}">overview</a>, press <kbd>/</kbd> to search, or
choose one of these:</p>
<div class="index">${contents.map(
    ({ name, pages }) => html`<section><h2>${name}</h2><ul>${pages.map(
      (page) => html`<li><a href="${root}${page.path}">${page.name}</a></li>`,
    )}</ul></section>
`,
  )}</div>`,
};
