import { html } from '@dli-connections/lab/html';
import { codeBlock } from './markdown.ts';
import type { Page } from './page.ts';

/** The page of a part whose data is not there: what it would show, and the command that makes it. */
export function missingPage(page: Omit<Page, 'content'>, verb: string): Page {
  return {
    ...page,
    content: html`<h1>${page.title}</h1>
<p>${page.description}</p>
<p class="note">It is not made yet. These two commands make it and put it here:</p>
${codeBlock(`npx --yes pnpm@12.21.0 ${verb}\nnpx --yes pnpm@12.21.0 portal`, 'sh')}`,
  };
}
