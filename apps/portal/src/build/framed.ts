import { header, rootOf } from './nav.ts';
import { type Allowance, inline, policyOf } from './policy.ts';

/** A page that another tool made, as it comes into the site. */
export interface Foreign {
  path: string;
  title: string;
  /** The element that the way past the header leads to: its first tag, as it stands in the page. */
  main?: RegExp;
  allowance?: Allowance;
  /** Style sheets of the site that adapt it. */
  styles?: readonly string[];
}

/**
 * The page under the site's header and policy. Its inline scripts and styles are let in by their hashes, so that nothing
 * else that is inline runs.
 *
 * @throws Error when the page has not the form that is expected of it: then its tool has changed.
 */
export function framed(page: string, { path, title, main, allowance = {}, styles = [] }: Foreign): string {
  const root = rootOf(path);
  const own = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\s*/, '');
  const policy = policyOf({
    'script-src': ["'self'", ...inline('script', own)],
    'style-src': ["'self'", ...inline('style', own)],
    ...allowance,
  });
  const links = ['bar.css', ...styles].map((file) => `<link rel="stylesheet" href="${root}assets/${file}">`);
  const icon = `<link rel="icon" type="image/svg+xml" href="${root}assets/mark.svg">`;
  // The texts are given by functions, since a `$` in a plain one would be read as a pattern.
  const steps: [RegExp, (found: string) => string][] = [
    [/<head>/, (found) => [found, policy].join('\n')],
    [/<title>[^<]*<\/title>/, () => `<title>${title} · dli-connections</title>`],
    [/<\/head>/, (found) => [icon, ...links, found].join('\n')],
    [/<body>/, (found) => `${found}\n${header(path, main !== undefined)}`],
  ];
  if (main) steps.push([main, (found) => found.replace(/>$/, ' id="content" tabindex="-1">')]);
  return steps.reduce((text, [pattern, replace]) => {
    if (!pattern.test(text)) throw new Error(`the page for ${path} has no ${pattern.source}: what made it has changed`);
    return text.replace(pattern, replace);
  }, own);
}
