import { posix } from 'node:path';

/** The place of a README. */
export interface ReadmePlace {
  /** Address of the repository in a browser, without a slash at its end. */
  repository: string;
  /** Folder of the README in the repository. */
  folder: string;
}

/**
 * Makes the relative links and pictures of a README absolute: their targets are not in the tarball, and a registry's page has no folder
 * beside it. Code is left as it is, and so are anchors of the same page.
 */
export function withAbsoluteLinks(markdown: string, { repository, folder }: ReadmePlace): string {
  // Fenced and inline code comes out at the odd places.
  const parts = markdown.split(/(^```.*?^```[^\n]*$|`[^`\n]+`(?!\]))/ms);
  const link = /(!?)(\[(?:[^[\]]|\[[^\]]*\])*\])\(([^()\s]+)\)/g;
  return parts
    .map((part, at) => (at % 2 === 1 ? part : part.replace(link, (_, ...found: string[]) => linked(found))))
    .join('');

  function linked([picture = '', text = '', target = '']: string[]): string {
    if (/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(target)) return `${picture}${text}(${target})`;
    const [path = '', anchor] = target.split('#');
    const full = posix.join(folder, path).replace(/\/$/, '');
    const view = picture ? 'raw' : /\.\w+$/.test(full) || /(?:^|\/)LICENSE$/.test(full) ? 'blob' : 'tree';
    return `${picture}${text}(${repository}/${view}/main/${full}${anchor ? `#${anchor}` : ''})`;
  }
}
