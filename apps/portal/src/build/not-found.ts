import { html } from '@dli-connections/lab/html';
import { pageIndex } from './nav.ts';
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
choose a page:</p>
<h2 class="unseen">All pages</h2>
${pageIndex(root)}`,
};
