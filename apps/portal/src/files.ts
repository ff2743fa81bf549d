import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files of a site, by their paths in an address: `/client/index.html`. */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * Reads every file below a folder. Only these can be requested, so no address leads out of the folder.
 *
 * @throws Error of the file system when the folder cannot be read.
 */
export async function readFiles(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const pathOf = (file: string) => `/${relative(folder, file).split(sep).join('/')}`;
  return new Map(
    await Promise.all(files.map(async (file) => [pathOf(file), new Uint8Array(await readFile(file))] as const)),
  );
}
