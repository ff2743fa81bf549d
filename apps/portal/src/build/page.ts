import { Html, html } from '@dli-connections/lab/html';
import { header, rootOf } from './nav.ts';
import { type Allowance, policyOf } from './policy.ts';

/** A page of the site. */
export interface Page {
  /** Its folder, with a slash at the end; empty for the first page. */
  path: string;
  title: string;
  description: string;
  content: Html;
  /** Sections to jump to, shown beside the content. */
  sections?: readonly Section[];
  styles?: readonly string[];
  scripts?: readonly string[];
  allowance?: Allowance;
}

/** A heading of a page. */
export interface Section {
  id: string;
  title: string;
}

/** A whole page: header, content, and a policy under which it can load nothing but the site's own files. */
export function documentOf(page: Page): string {
  const { path, title, description, content, sections = [], styles = [], scripts = [], allowance = {} } = page;
  const root = rootOf(path);
  const css = ['bar.css', 'style.css', ...styles].map(
    (file) => html`<link rel="stylesheet" href="${root}assets/${file}">\n`,
  );
  const js = scripts.map((file) => html`<script src="${root}assets/${file}" defer></script>\n`);
  const toc = html`<nav class="sections" aria-label="On this page"><ul>${sections.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${new Html(policyOf(allowance))}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<title>${path === '' ? title : `${title} · dli-connections`}</title>
<link rel="icon" type="image/svg+xml" href="${root}assets/mark.svg">
${css}${js}</head>
<body>
${header(path, true)}
<div class="frame${sections.length > 0 ? ' with-sections' : ''}">
${sections.length > 0 ? toc : ''}
<main id="content" tabindex="-1">
${content}
</main>
</div>
</body>
</html>
`;
  return body.text;
}
