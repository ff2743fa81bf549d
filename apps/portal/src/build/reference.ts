import { header, menu, rootOf } from './nav.ts';
import { common, early } from './page.ts';
import { inline, policyOf } from './policy.ts';

const path = 'reference/';

/**
 * Redoc's page under the site's header and policy. Its inline scripts are allowed by their hashes, so that no other inline
 * script runs. It makes its styles as it runs, and searches in workers made of blobs.
 *
 * @throws Error when the page has not the form that is expected of it: then its tool has changed.
 */
export function referencePage(page: string): string {
  const root = rootOf(path);
  // The marks of the description lead to its evidence, which is a page here.
  const own = page
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\s*/, '')
    .replaceAll('../EVIDENCE.md#', `${root}evidence/#`);
  const policy = policyOf({
    'script-src': ["'self'", 'blob:', ...inline('script', own)],
    'worker-src': ['blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
  });
  const styles = [...common.styles, 'reference.css'].map(
    (file) => `<link rel="stylesheet" href="${root}assets/${file}">`,
  );
  const scripts = [...common.scripts, 'reference.js'].map(
    (file) => `<script src="${root}assets/${file}" defer></script>`,
  );
  // An operation has a title of the second level there.
  const head = `${header(path)}${menu(path)}`.replace('</header>', '<h1 class="unseen">Reference</h1></header>');
  const note =
    '<p class="paper">This is the group that was open. The page “Reference, to print” has the whole API.</p>';
  const plain =
    '<noscript><p>The operations need JavaScript here. <a href="print/">The reference to print</a> needs none.</p></noscript>';
  const icon = `<link rel="icon" type="image/svg+xml" href="${root}assets/mark.svg">`;
  // The texts are given by functions, since a `$` in a plain one would be read as a pattern.
  const steps: [RegExp, (found: string) => string][] = [
    [/<head>/, (found) => `${found}\n${policy}\n${early(root, 'colours.js')}${early(root, 'whole.js')}`],
    [/<title>[^<]*<\/title>/, () => '<title>Reference · dli-connections</title>'],
    [/<\/head>/, (found) => [icon, ...styles, ...scripts, found].join('\n')],
    [/<body>/, (found) => [found, head, note, plain].join('\n')],
  ];
  return steps.reduce((text, [pattern, replace]) => {
    if (!pattern.test(text)) throw new Error(`the reference has no ${pattern.source}: what made it has changed`);
    return text.replace(pattern, replace);
  }, own);
}
