import { fileOf, type SiteFile } from './files.ts';

/** Where the servers are that the pages send their reader to. */
export interface Addresses {
  portal: string;
  mock: string;
  reference: string;
}

/** Where a plain `start` puts them, and what stands in the built pages. */
export const defaultAddresses: Addresses = {
  portal: 'http://127.0.0.1:4000',
  mock: 'http://127.0.0.1:4010',
  reference: 'http://127.0.0.1:4020',
};

/** The files of the site, in which the addresses of the servers are the ones given. */
export function addressed(files: ReadonlyMap<string, SiteFile>, servers: Partial<Addresses>): Map<string, SiteFile> {
  const moved = Object.entries(servers).map(([name, url]) => [defaultAddresses[name as keyof Addresses], url] as const);
  if (moved.every(([before, after]) => before === after)) return new Map(files);
  const pattern = new RegExp(moved.map(([before]) => before.replaceAll('.', '\\.')).join('|'), 'g');
  const places = new Map(moved);
  return new Map(
    [...files].map(([path, file]) => {
      if (!/\.(html|json)$/.test(path)) return [path, file];
      const before = new TextDecoder().decode(file.bytes);
      const after = before.replaceAll(pattern, (found) => places.get(found) ?? found);
      return [path, after === before ? file : fileOf(path, new TextEncoder().encode(after))];
    }),
  );
}
