import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type Encoding, encodings, packed } from './packed.ts';

/** A file of the site, as it is sent. */
export interface SiteFile {
  type: string;
  tag: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** The same in other encodings. */
  packed: Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
};

/**
 * Reads every file below a folder, by its path in an address; the packed form of a file belongs to it and has no address. Only
 * these can be requested, so no address leads out of the folder.
 *
 * @throws Error of the file system when the folder cannot be read.
 */
export async function readFiles(folder: string): Promise<Map<string, SiteFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = files.map(async (file) => {
    const path = file.slice(folder.length).split(sep).filter(Boolean).join('/');
    return [`/${path}`, new Uint8Array(await readFile(file))] as const;
  });
  const all = new Map<string, Uint8Array<ArrayBuffer>>(await Promise.all(read));
  const endings = Object.entries(encodings) as [Encoding, string][]; // the keys of the table
  const plain = [...all].filter(
    ([path]) => !endings.some(([, ending]) => path.endsWith(ending) && all.has(path.slice(0, -ending.length))),
  );
  return new Map(
    plain.map(([path, bytes]) => {
      const others = endings.flatMap(([encoding, ending]) => {
        const found = all.get(path + ending);
        return found ? [[encoding, found]] : [];
      });
      return [path, { ...about(path, bytes), packed: Object.fromEntries(others) }];
    }),
  );
}

/** A file that is made anew: in every encoding, with its type, by its name, and a tag that changes with its bytes. */
export function fileOf(name: string, bytes: Uint8Array<ArrayBuffer>): SiteFile {
  return { ...about(name, bytes), packed: packed(name, bytes) };
}

function about(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const type = types[extname(name)] ?? 'application/octet-stream';
  return { type, bytes, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 16) };
}
