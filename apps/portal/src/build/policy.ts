import { createHash } from 'node:crypto';

/** Permissions of a page beyond showing itself, by directive of its Content-Security-Policy. */
export type Allowance = Partial<Record<string, readonly string[]>>;

const nothing: Record<string, readonly string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The content security policy of a page as an element: the site's own files, plus the sources given here. */
export function policyOf(allowance: Allowance = {}): string {
  const directives = Object.entries({ ...nothing, ...allowance }).map(([name, sources]) => [name, ...(sources ?? [])]);
  const policy = directives.map((words) => words.join(' ')).join('; ');
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/** The sources that allow exactly the inline elements of this name: a hash for each. */
export function inline(element: 'script' | 'style', page: string): string[] {
  const found = page.matchAll(new RegExp(`<${element}\\b(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${element}>`, 'g'));
  const hashes = [...found].map(([, text = '']) => createHash('sha256').update(text).digest('base64'));
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`);
}
