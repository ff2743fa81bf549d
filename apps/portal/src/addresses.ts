import { inline } from './build/policy.ts';
import type { Files } from './files.ts';

/** The addresses of the servers that the pages send their reader to. */
export interface Addresses {
  portal: string;
  mock: string;
  reference: string;
}

/** Their addresses with a plain `start`, which the built pages contain. */
export const defaultAddresses: Addresses = {
  portal: 'http://127.0.0.1:4000',
  mock: 'http://127.0.0.1:4010',
  reference: 'http://127.0.0.1:4020',
};

/** The files that name the servers beside the site. Documents name those that their reader starts. */
const spoken = /^\/(?:index\.html|(?:console|reference|reference\/print)\/(?:index\.html|[\w.-]+\.json))$/;

/** The files of the site with the given addresses of the servers. */
export function addressed(files: Files, servers: Partial<Addresses>): Files {
  const places = new Map(
    Object.entries(servers).map(([name, url]) => [defaultAddresses[name as keyof Addresses] as string, url]),
  );
  const pattern = new RegExp([...places.keys()].map((before) => before.replaceAll('.', '\\.')).join('|') || '$^', 'g');
  return new Map(
    [...files].map(([path, bytes]) => {
      if (!spoken.test(path)) return [path, bytes];
      const before = new TextDecoder().decode(bytes);
      const after = before.replaceAll(pattern, (found) => places.get(found) ?? found);
      return [path, new TextEncoder().encode(rehashed(before, after))];
    }),
  );
}

/** Updates the hashes of inline scripts in the page's policy: an address in a script changes its hash. */
function rehashed(before: string, after: string): string {
  const now = inline('script', after);
  return inline('script', before).reduce((text, hash, at) => text.replace(hash, now[at] ?? hash), after);
}
