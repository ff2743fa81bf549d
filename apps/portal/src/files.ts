import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the site, as it is sent. */
export interface SiteFile {
  type: string;
  tag: string;
  bytes: Uint8Array<ArrayBuffer>;
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
 * Every file below a folder, by its path in an address. What is not among them cannot be asked for, so no address leads out
 * of the folder.
 *
 * @throws Error of the file system when the folder cannot be read.
 */
export async function readFiles(folder: string): Promise<Map<string, SiteFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = files.map(async (file) => {
    const bytes = new Uint8Array(await readFile(file));
    const path = file.slice(folder.length).split(sep).filter(Boolean).join('/');
    return [`/${path}`, fileOf(path, bytes)] as const;
  });
  return new Map(await Promise.all(read));
}

/** A file with its type, which its name tells, and a tag that changes with its bytes. */
export function fileOf(name: string, bytes: Uint8Array<ArrayBuffer>): SiteFile {
  const type = types[extname(name)] ?? 'application/octet-stream';
  return { type, bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"` };
}
